-- key: partner, year
-- China's exports FOB and imports CIF by member; which source serves which years is decided here anew.
WITH members(code) AS (VALUES ('BRN'), ('IDN'), ('KHM'), ('LAO'), ('MMR'), ('MYS'), ('PHL'), ('SGP'), ('THA'), ('VNM')),
flows AS (
    SELECT importer AS partner, CAST(year AS INT) AS year, 'x' AS flow, CAST(value_usd AS DOUBLE) AS usd,
           'imf-dots-exports' AS source
    FROM "imf-dots-exports/observations.csv.gz"
    WHERE exporter = 'CHN' AND CAST(year AS INT) <= 2019 AND reporter_side LIKE 'exporter-reported FOB%'
    UNION ALL
    SELECT importer, CAST(year AS INT), 'x', CAST(value_usd AS DOUBLE), 'rcep-tracker'
    FROM "rcep-tracker/observations.csv"
    WHERE exporter = 'CHN' AND CAST(year AS INT) >= 2020
    UNION ALL
    SELECT exporter, CAST(year AS INT), 'm', CAST(value_usd AS DOUBLE), 'imf-dots-imports-monthly'
    FROM "imf-dots-imports-monthly/observations.csv.gz"
    WHERE importer = 'CHN' AND CAST(year AS INT) <= 2009
    UNION ALL
    SELECT exporter, CAST(year AS INT), 'm', CAST(value_usd AS DOUBLE), 'imf-dots-imports-china'
    FROM "imf-dots-imports-china/observations.csv"
    WHERE importer = 'CHN' AND CAST(year AS INT) BETWEEN 2010 AND 2022
    UNION ALL
    SELECT exporter, CAST(year AS INT), 'm', CAST(value_usd AS DOUBLE), 'gacc-country-table'
    FROM "gacc-country-table/observations.csv"
    WHERE importer = 'CHN' AND CAST(year AS INT) >= 2023
),
reach AS (SELECT min(year) AS first, max(year) AS last FROM flows JOIN members ON code = partner GROUP BY flow),
years AS (SELECT unnest(range(max(first), min(last) + 1)) AS year FROM reach),
wholes AS (
    SELECT year, max(usd) FILTER (flow = 'x') AS exports_all, max(usd) FILTER (flow = 'm') AS imports_all
    FROM flows WHERE partner = 'WLD' GROUP BY year
)
SELECT code AS partner, years.year,
       max(usd) FILTER (flow = 'x') AS exports, max(source) FILTER (flow = 'x') AS exports_source,
       max(usd) FILTER (flow = 'm') AS imports, max(source) FILTER (flow = 'm') AS imports_source,
       any_value(exports_all) AS exports_all, any_value(imports_all) AS imports_all
FROM members CROSS JOIN years
LEFT JOIN flows ON partner = code AND flows.year = years.year
LEFT JOIN wholes ON wholes.year = years.year
GROUP BY code, years.year
