WITH trade AS (SELECT * FROM "fig-china-asean-trade"),
spans(first, last) AS (VALUES (1995, 2002), (2002, 2009), (2010, 2019), (2020, 2022)),
partners AS (SELECT partner, year, exports + imports AS usd FROM "indicator/china_asean_trade"),
parts AS (SELECT *, usd / sum(usd) OVER (PARTITION BY year) AS share FROM partners),
exported AS (
    SELECT CAST(year AS INT) AS year, importer, CAST(value_usd AS DOUBLE) AS usd FROM "imf-dots-exports/observations.csv.gz"
    WHERE exporter = 'CHN' AND year = '1995'
    UNION ALL SELECT CAST(year AS INT), importer, CAST(value_usd AS DOUBLE) FROM "rcep-tracker/observations.csv"
    WHERE exporter = 'CHN' AND year = '2024'
),
customs AS (
    SELECT CASE WHEN exporter = 'CHN' THEN importer ELSE exporter END AS partner, CAST(value_usd AS DOUBLE) AS usd
    FROM "gacc-country-table/observations.csv" WHERE year = '2023' AND 'CHN' IN (exporter, importer)
),
guangxi AS (
    SELECT year, partner, CAST(value AS DOUBLE) AS value FROM "beibu-gulf/province.csv"
    WHERE adcode = '450000' AND indicator = 'trade_total'
      AND ((year = '2010' AND period = 'Jan-Nov') OR (year = '2023' AND period = 'Jan-Jun'))
)
SELECT 'opening-total-' || year AS name, total AS value FROM trade WHERE year IN (1995, 2002, 2024)
UNION ALL SELECT 'opening-growth-' || first || '-' || last, 100 * (exp(ln(b.total / a.total) / (last - first)) - 1)
          FROM spans JOIN trade AS a ON a.year = first JOIN trade AS b ON b.year = last
UNION ALL SELECT 'opening-balance-2024', balance FROM trade WHERE year = 2024
UNION ALL SELECT 'opening-deficit-2004', -balance FROM trade WHERE year = 2004
UNION ALL SELECT 'opening-events', count(*) FROM "tbl-timeline"
UNION ALL SELECT 'opening-events-verified', count(*) FROM "tbl-timeline" WHERE status LIKE 'verified%'
UNION ALL SELECT 'opening-share-' || CASE partner WHEN 'SGP' THEN 'singapore' ELSE 'vietnam' END || '-' || year, 100 * share
          FROM parts WHERE partner IN ('SGP', 'VNM') AND year IN (1995, 2024)
UNION ALL SELECT 'opening-concentration-' || year, sum(share * share) FROM parts WHERE year IN (1995, 2024) GROUP BY year
UNION ALL SELECT 'opening-export-share-' || year, 100 * sum(usd) FILTER (importer IN
          ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')) / sum(usd) FILTER (importer = 'WLD')
          FROM exported GROUP BY year
UNION ALL SELECT 'opening-trade-share-2023', 100 * sum(usd) FILTER (partner IN
          ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')) / sum(usd) FILTER (partner = 'WLD')
          FROM customs
UNION ALL SELECT 'opening-guangxi-share-' || year, 100 * max(value) FILTER (partner = 'ASEAN')
          / max(value) FILTER (partner <> 'ASEAN') FROM guangxi GROUP BY year
