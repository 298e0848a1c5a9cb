-- key: group, year
-- The cities of the cluster against the rest of their provinces (yuan, one vintage), and against China in volumes.
WITH cities AS (
    SELECT CAST(year AS INT) AS year, adcode[1:2] AS province, adcode, 1e8 * CAST(gdp_100m_cny AS DOUBLE) AS gdp
    FROM "beibu-gulf/city_gdp.csv" WHERE vintage = 'revised' AND CAST(year AS INT) <= 2020
),
sums AS (
    SELECT province, year, sum(gdp) AS cluster, sum(gdp) FILTER (adcode <> '450100') AS without_nanning
    FROM cities GROUP BY province, year HAVING count(*) = CASE province WHEN '45' THEN 6 WHEN '44' THEN 3 ELSE 2 END
),
wholes AS (
    SELECT adcode[1:2] AS province, CAST(year AS INT) AS year, 1e8 * CAST(value AS DOUBLE) AS gdp
    FROM "beibu-gulf/province.csv" WHERE indicator = 'GDP' AND vintage LIKE '%before the 5th-census%'
),
each AS (
    SELECT CASE province WHEN '45' THEN 'guangxi' WHEN '44' THEN 'guangdong' ELSE 'hainan' END AS "group", year, cluster,
           gdp - cluster AS rest, without_nanning
    FROM sums JOIN wholes USING (province, year)
),
volumes AS (
    SELECT 'nation' AS "group", CAST(r.year AS INT) AS year, 1e8 * CAST(real_gdp_10_cities_100m_2000prices AS DOUBLE) AS cluster,
           CAST(w.value AS DOUBLE) AS rest, NULL::DOUBLE AS without_nanning
    FROM "beibu-gulf/real_growth.csv" AS r
    JOIN "world-bank-wdi/observations.csv" AS w ON w.year = r.year AND w.economy = 'CHN' AND w.indicator = 'NY.GDP.MKTP.KD'
),
every AS (
    SELECT * FROM each UNION ALL SELECT 'three', year, sum(cluster), sum(rest), sum(without_nanning) FROM each GROUP BY year
    UNION ALL SELECT * FROM volumes
)
SELECT e.*, 100 * (e.cluster / e.rest) / (b.cluster / b.rest) AS relative
FROM every AS e JOIN every AS b ON b."group" = e."group" AND b.year = 2008
