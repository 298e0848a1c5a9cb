-- key: year
-- The eleven cities, yuan at current prices; growth only where both years are revised and on one boundary.
WITH cities AS (
    SELECT CAST(year AS INT) AS year, adcode, vintage, 1e8 * CAST(gdp_100m_cny AS DOUBLE) AS gdp
    FROM "beibu-gulf/city_gdp.csv"
),
years AS (
    SELECT year, sum(gdp) FILTER (adcode LIKE '45%') AS guangxi, sum(gdp) FILTER (adcode LIKE '44%') AS guangdong,
           sum(gdp) FILTER (adcode LIKE '46%') AS hainan, sum(gdp) AS total,
           sum(gdp) FILTER (adcode <> '460400') AS ten, count(*) FILTER (vintage <> 'revised') AS not_revised
    FROM cities GROUP BY year HAVING count(*) = 11
),
index AS (
    SELECT CAST(year AS INT) AS year, 1e8 * CAST(real_gdp_10_cities_100m_2000prices AS DOUBLE) AS real
    FROM "beibu-gulf/real_growth.csv"
)
SELECT now.year, now.guangxi, now.guangdong, now.hainan, now.total, now.ten, now.not_revised,
       CASE WHEN now.not_revised = 0 AND before.not_revised = 0 AND now.year NOT IN (2001, 2003, 2021)
            THEN (now.total - before.total) / before.total * 100 END AS nominal_growth,
       index.real, (index.real - index_before.real) / index_before.real * 100 AS real_growth
FROM years AS now LEFT JOIN index USING (year)
LEFT JOIN years AS before ON before.year = now.year - 1
LEFT JOIN index AS index_before ON index_before.year = now.year - 1
