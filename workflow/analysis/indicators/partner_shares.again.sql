-- key: flow, group, year
WITH flows AS (
    SELECT 'exports' AS flow, 'imf-dots-exports' AS source, importer AS partner, CAST(year AS INT) AS year, CAST(value_usd AS DOUBLE) AS v
    FROM "imf-dots-exports/observations.csv.gz" WHERE exporter = 'CHN'
    UNION ALL
    SELECT 'imports', 'imf-dots-imports-monthly', exporter, CAST(year AS INT), CAST(value_usd AS DOUBLE)
    FROM "imf-dots-imports-monthly/observations.csv.gz" WHERE importer = 'CHN' AND CAST(year AS INT) < 2010
    UNION ALL
    SELECT 'imports', 'imf-dots-imports-china', exporter, CAST(year AS INT), CAST(value_usd AS DOUBLE)
    FROM "imf-dots-imports-china/observations.csv" WHERE importer = 'CHN'
),
marked AS (
    SELECT *, CASE
        WHEN partner IN ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM') THEN 'ASEAN'
        WHEN partner IN ('AUT', 'BEL', 'BGR', 'CYP', 'CZE', 'DEU', 'DNK', 'ESP', 'EST', 'FIN', 'FRA', 'GRC', 'HRV', 'HUN', 'IRL', 'ITA', 'LTU', 'LUX', 'LVA',
        'MLT', 'NLD', 'POL', 'PRT', 'ROU', 'SVK', 'SVN', 'SWE', 'BLX') THEN 'EU27'
        WHEN partner = 'GBR' THEN 'UK' WHEN partner IN ('USA', 'JPN', 'KOR', 'HKG', 'TWN') THEN partner END AS part
    FROM flows WHERE v IS NOT NULL
),
sums AS (SELECT flow, source, year, part, sum(v) AS value, count(*) + coalesce(count(*) FILTER (partner = 'BLX'), 0) AS members
         FROM marked WHERE part IS NOT NULL GROUP BY ALL),
wholes AS (SELECT flow, year, v AS whole FROM flows WHERE partner = 'WLD'),
groups AS (
    SELECT flow, source, year, part AS "group", CASE WHEN part = 'ASEAN' AND members < 10 THEN NULL
                                                     WHEN part = 'EU27' AND members < 27 THEN NULL ELSE value END AS value
    FROM sums WHERE part <> 'UK'
    UNION ALL
    SELECT a.flow, a.source, a.year, 'EU28', CASE WHEN a.members = 27 THEN a.value + b.value END
    FROM sums AS a JOIN sums AS b USING (flow, year) WHERE a.part = 'EU27' AND b.part = 'UK'
)
SELECT flow, "group", year, source, value, whole, 100 * value / whole AS share FROM groups JOIN wholes USING (flow, year)
