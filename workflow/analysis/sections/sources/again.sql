WITH vietnam AS (SELECT value_usd::DOUBLE AS usd FROM "un-comtrade-with-china/observations.csv"
            WHERE exporter = 'VNM' AND importer = 'CHN' AND year = '2022' AND reporter_side LIKE 'exporter%'),
china AS (SELECT value_usd::DOUBLE AS usd FROM "imf-dots-imports-china/observations.csv"
          WHERE exporter = 'VNM' AND importer = 'CHN' AND year = '2022'),
arrivals AS (SELECT *, CASE year WHEN 2000 THEN '2000' WHEN max(year) OVER () THEN 'latest' END AS moment
             FROM "fig-arrivals" WHERE economy = 'ASEAN-without-BRN'),
weights AS (SELECT weight, CASE economy WHEN 'CHN' THEN 'china' WHEN 'ASEAN' THEN 'asean' ELSE 'nine' END AS who,
                   CASE year WHEN 2014 THEN 'early' WHEN max(year) OVER () THEN 'late' END AS moment
            FROM "fig-fdi" WHERE economy IN ('CHN', 'ASEAN', 'ASEAN-without-SGP'))
SELECT 'sources-vietnam-reported' AS name, usd AS value FROM vietnam
UNION ALL SELECT 'sources-vietnam-mirror', usd FROM china
UNION ALL SELECT 'sources-vietnam-gap', 100 * (china.usd - vietnam.usd) / vietnam.usd FROM china, vietnam
UNION ALL SELECT 'sources-singapore-net', 100 * net.value_usd::DOUBLE / gross.value::DOUBLE
          FROM "harvard-atlas-totals/observations.csv" AS net, "world-bank-wdi/observations.csv" AS gross
          WHERE net.exporter = 'SGP' AND net.importer = 'WLD' AND net.year = '2023'
            AND gross.indicator = 'TX.VAL.MRCH.CD.WT' AND gross.economy = 'SGP' AND gross.year = '2023'
UNION ALL SELECT 'context-arrivals-' || moment, arrivals FROM arrivals WHERE moment IS NOT NULL
UNION ALL SELECT 'context-arrivals-share-' || moment, share FROM arrivals WHERE moment IS NOT NULL
UNION ALL SELECT 'context-fdi-' || who || '-' || moment, weight FROM weights WHERE moment IS NOT NULL
