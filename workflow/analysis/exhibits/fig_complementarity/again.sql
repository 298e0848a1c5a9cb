-- key: exporter, importer, year
WITH years AS (
    SELECT '2001' AS year UNION ALL SELECT max(year) FROM "open-trade-statistics/sections.csv.gz"
),
cells AS (
    SELECT exporter AS economy, side, CAST(year AS INT) AS year, section, CAST(share AS DOUBLE) AS share
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE year IN (FROM years) AND importer = 'WLD' AND exporter <> 'WLD' AND section <> 'S99' AND side = 'X'
    UNION ALL
    SELECT importer, side, CAST(year AS INT), section, CAST(share AS DOUBLE)
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE year IN (FROM years) AND exporter = 'WLD' AND importer <> 'WLD' AND section <> 'S99' AND side = 'M'
),
structures AS (SELECT *, share / sum(share) OVER (PARTITION BY economy, side, year) AS part FROM cells),
pairs AS (
    SELECT x.economy AS exporter, m.economy AS importer, year
    FROM (SELECT DISTINCT economy, year FROM cells WHERE side = 'X') AS x
    JOIN (SELECT DISTINCT economy, year FROM cells WHERE side = 'M') AS m USING (year)
    WHERE x.economy <> m.economy AND (year > 2001 OR 'CHN' IN (x.economy, m.economy))
)
SELECT exporter, importer, pairs.year, 100 * sum(least(coalesce(x.part, 0), coalesce(m.part, 0))) AS complementarity
FROM pairs CROSS JOIN (SELECT DISTINCT section FROM cells) AS s
LEFT JOIN structures AS x ON x.economy = exporter AND x.side = 'X' AND x.year = pairs.year AND x.section = s.section
LEFT JOIN structures AS m ON m.economy = importer AND m.side = 'M' AND m.year = pairs.year AND m.section = s.section
GROUP BY ALL
