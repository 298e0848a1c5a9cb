-- key: exporter, importer, year
WITH span AS (SELECT max(CAST(year AS INT)) AS last FROM "open-trade-statistics/sections.csv.gz"),
raw AS (
    SELECT 'complementarity' AS kind, exporter AS economy, side, CAST(year AS INT) AS year, section, CAST(share AS DOUBLE) AS size
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE importer = 'WLD' AND exporter <> 'WLD' AND section <> 'S99' AND side = 'X'
    UNION ALL
    SELECT 'complementarity', importer, side, CAST(year AS INT), section, CAST(share AS DOUBLE)
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE exporter = 'WLD' AND importer <> 'WLD' AND section <> 'S99' AND side = 'M'
    UNION ALL
    SELECT 'reconciled', CASE WHEN importer = 'WLD' THEN exporter ELSE importer END, CASE WHEN importer = 'WLD' THEN 'X' ELSE 'M' END,
           CAST(year AS INT), product, CAST(value_usd AS DOUBLE)
    FROM "oec-rcep-sections/observations.csv" WHERE 'WLD' IN (exporter, importer) AND product <= 'S21'
),
cells AS (FROM raw WHERE year BETWEEN 2001 AND (FROM span) AND economy IN (SELECT economy FROM raw WHERE kind = 'complementarity')),
structures AS (SELECT *, size / sum(size) OVER (PARTITION BY kind, economy, side, year) AS part FROM cells),
pairs AS (
    SELECT kind, x.economy AS exporter, m.economy AS importer, year
    FROM (SELECT DISTINCT kind, economy, year FROM cells WHERE side = 'X') AS x
    JOIN (SELECT DISTINCT kind, economy, year FROM cells WHERE side = 'M') AS m USING (kind, year)
    WHERE x.economy <> m.economy AND (year = (FROM span) OR 'CHN' IN (x.economy, m.economy))
),
fits AS (
    SELECT pairs.*, 100 * sum(least(coalesce(x.part, 0), coalesce(m.part, 0))) AS fit
    FROM pairs CROSS JOIN (SELECT DISTINCT section FROM cells) AS s
    LEFT JOIN structures AS x ON x.kind = pairs.kind AND x.economy = exporter AND x.side = 'X' AND x.year = pairs.year AND x.section = s.section
    LEFT JOIN structures AS m ON m.kind = pairs.kind AND m.economy = importer AND m.side = 'M' AND m.year = pairs.year AND m.section = s.section
    GROUP BY ALL
)
SELECT exporter, importer, year, max(fit) FILTER (kind = 'complementarity') AS complementarity,
       max(fit) FILTER (kind = 'reconciled') AS reconciled
FROM fits GROUP BY ALL
