WITH trade AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
               FROM "fig-china-asean-trade"),
ends AS (SELECT year, moment FROM trade WHERE moment IS NOT NULL),
spans(first, last) AS (VALUES (1995, 2002), (2002, 2009), (2010, 2019), (2020, 2022)),
partners AS (SELECT partner, moment, exports + imports AS usd FROM "indicator/china_asean_trade" JOIN ends USING (year)),
parts AS (SELECT *, usd / sum(usd) OVER (PARTITION BY moment) AS share FROM partners),
exported AS (
    SELECT moment, importer, CAST(value_usd AS DOUBLE) AS usd FROM "imf-dots-exports/observations.csv.gz" AS o
    JOIN ends ON ends.year = o.year::INT WHERE exporter = 'CHN' AND moment = 'first'
    UNION ALL SELECT moment, importer, CAST(value_usd AS DOUBLE) FROM "rcep-tracker/observations.csv" AS o
    JOIN ends ON ends.year = o.year::INT WHERE exporter = 'CHN' AND moment = 'latest'
),
customs AS (
    SELECT CASE WHEN exporter = 'CHN' THEN importer ELSE exporter END AS partner, CAST(value_usd AS DOUBLE) AS usd
    FROM "gacc-country-table/observations.csv" WHERE year = '2023' AND 'CHN' IN (exporter, importer)
),
guangxi AS (
    SELECT CASE year WHEN '2010' THEN year ELSE 'latest' END AS moment, partner, CAST(value AS DOUBLE) AS value FROM "beibu-gulf/province.csv"
    WHERE adcode = '450000' AND indicator = 'trade_total'
      AND ((year = '2010' AND period = 'Jan-Nov') OR (year = '2023' AND period = 'Jan-Jun'))
)
SELECT 'opening-total-' || coalesce(moment, '2002') AS name, total AS value FROM trade WHERE moment IS NOT NULL OR year = 2002
UNION ALL SELECT 'opening-growth-' || first || '-' || last, 100 * (exp(ln(b.total / a.total) / (last - first)) - 1)
          FROM spans JOIN trade AS a ON a.year = first JOIN trade AS b ON b.year = last
UNION ALL SELECT 'opening-balance-latest', balance FROM trade WHERE moment = 'latest'
UNION ALL SELECT 'opening-deficit-2004', -balance FROM trade WHERE year = 2004
UNION ALL SELECT 'opening-events', count(*) FROM "tbl-timeline"
UNION ALL SELECT 'opening-events-verified', count(*) FROM "tbl-timeline" WHERE status LIKE 'verified%'
UNION ALL SELECT 'opening-share-' || CASE partner WHEN 'SGP' THEN 'singapore' ELSE 'vietnam' END || '-' || moment, 100 * share
          FROM parts WHERE partner IN ('SGP', 'VNM')
UNION ALL SELECT 'opening-concentration-' || moment, sum(share * share) FROM parts GROUP BY moment
UNION ALL SELECT 'opening-export-share-' || moment, 100 * sum(usd) FILTER (importer IN
          ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')) / sum(usd) FILTER (importer = 'WLD')
          FROM exported GROUP BY moment
UNION ALL SELECT 'opening-trade-share-latest', 100 * sum(usd) FILTER (partner IN
          ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')) / sum(usd) FILTER (partner = 'WLD')
          FROM customs
UNION ALL SELECT 'opening-guangxi-share-' || moment, 100 * max(value) FILTER (partner = 'ASEAN')
          / max(value) FILTER (partner <> 'ASEAN') FROM guangxi GROUP BY moment
