-- key: economy, year
WITH world AS (
    SELECT CAST(year AS INT) AS year, importer AS code, CAST(value_usd AS DOUBLE) AS usd, 'to' AS way
    FROM "imf-dots-world/observations.csv" WHERE exporter = 'WLD' AND reporter_side LIKE 'exporter%'
    UNION ALL
    SELECT CAST(year AS INT), exporter, CAST(value_usd AS DOUBLE), 'from'
    FROM "imf-dots-world/observations.csv" WHERE importer = 'WLD' AND reporter_side LIKE 'importer%'
),
totals AS (
    SELECT year, max(usd) FILTER (code = 'WLD' AND way = 'to') AS all_sales, max(usd) FILTER (code = 'CHN' AND way = 'to') AS to_china
    FROM world GROUP BY year
),
china AS (SELECT CAST(year AS INT) AS year, CAST(value_usd AS DOUBLE) AS exports_all
          FROM "imf-dots-exports/observations.csv.gz" WHERE exporter = 'CHN' AND importer = 'WLD'),
members AS (
    SELECT t.partner, t.year, t.exports, t.imports, max(usd) FILTER (way = 'to') AS sold_to, max(usd) FILTER (way = 'from') AS bought_from
    FROM "indicator/china_asean_trade" AS t JOIN world ON code = partner AND world.year = t.year
    WHERE t.year <= 2019 GROUP BY ALL
),
parts AS (
    SELECT partner AS economy, * EXCLUDE (partner) FROM members
    UNION ALL
    SELECT 'ASEAN', year, CASE WHEN count(exports) = 10 THEN sum(exports) END, CASE WHEN count(imports) = 10 THEN sum(imports) END,
           CASE WHEN count(sold_to) = 10 THEN sum(sold_to) END, CASE WHEN count(bought_from) = 10 THEN sum(bought_from) END
    FROM members GROUP BY year
)
SELECT economy, year, exports / exports_all * (all_sales - to_china) / sold_to AS sold,
       imports / bought_from * (all_sales - sold_to) / to_china AS bought
FROM parts JOIN totals USING (year) JOIN china USING (year)
