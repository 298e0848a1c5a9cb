-- key: flow, period
WITH flows(flow, exporter) AS (VALUES ('china-asean', 'CHN'), ('china-others', 'CHN'), ('reporting-china', 'IDN'),
    ('reporting-china', 'KHM'), ('reporting-china', 'MYS'), ('reporting-china', 'SGP'), ('reporting-china', 'THA'),
    ('mirror-china', 'LAO'), ('mirror-china', 'MMR'), ('mirror-china', 'PHL'), ('mirror-china', 'VNM')),
cells AS (
    SELECT flow, left(quarter, 4) AS y, right(quarter, 1)::INT AS q, 1e6 * exports_usd_million::DOUBLE AS usd,
           CASE flow WHEN 'china-asean' THEN importer IN ('BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'PHL', 'SGP', 'THA', 'VNM')
                     WHEN 'china-others' THEN importer IN ('AUS', 'JPN', 'KOR', 'NZL') ELSE importer = 'CHN' END AS counted
    FROM flows JOIN "rcep-tracker/quarterly.csv" USING (exporter) WHERE exports_usd_million <> ''
),
spans AS (
    SELECT flow, 'quarter' AS span, y || 'Q' || q AS period, y, q, usd, counted, 1 AS needed FROM cells
    UNION ALL SELECT flow, 'half', y || 'H1', y, q, usd, counted, 2 FROM cells WHERE q <= 2
    UNION ALL SELECT flow, 'year', y, y, q, usd, counted, 4 FROM cells
),
sums AS (
    SELECT flow, span, period, y::INT AS year, sum(usd) FILTER (counted) AS value, sum(usd) AS total
    FROM spans GROUP BY flow, span, period, y HAVING count(DISTINCT q) = any_value(needed)
)
SELECT *, 100 * value / total AS share, CASE WHEN span = 'quarter' AND count(*) OVER four = 4
       THEN 100 * sum(value) OVER four / sum(total) OVER four END AS trailing
FROM sums WINDOW four AS (PARTITION BY flow, span ORDER BY period ROWS 3 PRECEDING)
