WITH trade AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
               FROM "fig-china-asean-trade"),
ends AS (SELECT year, moment FROM trade WHERE moment IS NOT NULL),
spans(first, last) AS (VALUES (1995, 2002), (2002, 2009), (2010, 2019), (2020, 2022)),
rates AS (
    SELECT first || '-' || last AS span, 100 * (exp(ln(b.total / a.total) / (last - first)) - 1) AS growth,
           100 * (exp(ln(b.others / a.others) / (last - first)) - 1) AS others
    FROM spans JOIN trade AS a ON a.year = first JOIN trade AS b ON b.year = last
),
partners AS (
    SELECT partner, coalesce(moment, year::VARCHAR) AS moment, exports + imports AS usd
    FROM "indicator/china_asean_trade" LEFT JOIN ends USING (year) WHERE moment IS NOT NULL OR year = 2014
),
parts AS (SELECT *, usd / sum(usd) OVER (PARTITION BY moment) AS share FROM partners),
customs AS (
    SELECT CASE WHEN exporter = 'CHN' THEN importer ELSE exporter END AS partner, CAST(value_usd AS DOUBLE) AS usd
    FROM "gacc-country-table/observations.csv" WHERE year = '2023' AND 'CHN' IN (exporter, importer)
),
reports AS (FROM "fig-mirror" WHERE year = (SELECT max(year) FROM "fig-mirror" WHERE partner = 'ASEAN' AND imports_ratio IS NOT NULL))
SELECT 'opening-total-' || coalesce(moment, '2002') AS name, total AS value FROM trade WHERE moment IS NOT NULL OR year = 2002
UNION ALL SELECT 'opening-growth-' || span, growth FROM rates
UNION ALL SELECT 'opening-lead-' || span, growth - others FROM rates
UNION ALL SELECT 'opening-share-' || coalesce(moment, year::VARCHAR), 100 * total / (total + others) FROM trade
          WHERE year IN (2009, 2010, 2019) OR moment = 'latest'
UNION ALL SELECT 'opening-share-1995', 100 * total / (total + others) FROM trade WHERE year = 1995
UNION ALL SELECT 'opening-balance-latest', balance FROM trade WHERE moment = 'latest'
UNION ALL SELECT 'opening-deficit-2011', -balance FROM trade WHERE year = 2011
UNION ALL SELECT 'opening-events', count(*) FROM "tbl-timeline"
UNION ALL SELECT 'opening-events-verified', count(*) FROM "tbl-timeline" WHERE status LIKE 'verified%'
UNION ALL SELECT 'opening-share-' || CASE partner WHEN 'SGP' THEN 'singapore' ELSE 'vietnam' END || '-' || moment, 100 * share
          FROM parts WHERE partner IN ('SGP', 'VNM') AND moment <> '2014'
UNION ALL SELECT 'opening-concentration-' || moment, sum(share * share) FROM parts GROUP BY moment
UNION ALL SELECT 'opening-trade-share-2023', 100 * sum(usd) FILTER (partner IN
          ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')) / sum(usd) FILTER (partner = 'WLD')
          FROM customs
UNION ALL SELECT 'opening-reports-exports', exports_mirror / exports FROM reports WHERE partner = 'ASEAN'
UNION ALL SELECT 'opening-reports-imports', imports / imports_mirror FROM reports WHERE partner = 'ASEAN'
UNION ALL SELECT 'opening-reports-surplus', exports_mirror - imports_mirror FROM reports WHERE partner = 'ASEAN'
UNION ALL SELECT 'opening-reports-singapore', imports / imports_mirror FROM reports WHERE partner = 'SGP'
UNION ALL SELECT 'opening-guangxi-share-' || year, CAST(regexp_extract(vintage, '([0-9.]+)% of total', 1) AS DOUBLE)
          FROM "beibu-gulf/province.csv"
          WHERE adcode = '450000' AND indicator = 'trade_total' AND partner = 'ASEAN' AND period = 'Jan-Nov'
UNION ALL SELECT 'opening-partner-' || CASE "group" WHEN 'ASEAN' THEN 'asean' WHEN 'JPN' THEN 'japan' ELSE 'eu' END || '-' || flow ||
                 CASE year WHEN 1995 THEN '-first' ELSE '-latest' END, share
          FROM "indicator/partner_shares"
          WHERE "group" IN ('ASEAN', 'JPN') AND (year = 1995 OR year = CASE flow WHEN 'exports' THEN 2020 ELSE 2022 END)
             OR "group" = 'EU28' AND flow = 'imports' AND year = 2022
