-- key: economy, year, specification
WITH members AS (SELECT DISTINCT partner AS code FROM "indicator/china_asean_trade"),
codes AS (FROM members UNION ALL SELECT 'CHN' UNION ALL SELECT 'WLD'),
-- what each imports: as it reports itself, and as those who sell to it report
weights AS (
    SELECT 'importers' AS specification, CAST(year AS INT) AS year, economy AS code, CAST(value AS DOUBLE) AS usd
    FROM "world-bank-wdi/observations.csv" WHERE indicator = 'TM.VAL.MRCH.CD.WT' AND economy IN (FROM codes)
    UNION ALL
    SELECT 'exporters', CAST(year AS INT), importer, CAST(value_usd AS DOUBLE)
    FROM "imf-dots-world/observations.csv" WHERE exporter = 'WLD' AND reporter_side LIKE 'exporter%' AND importer IN (FROM codes)
),
imported AS (
    FROM weights
    UNION ALL
    SELECT specification, year, 'ASEAN', CASE WHEN count(*) = 10 THEN sum(usd) END
    FROM weights WHERE code IN (FROM members) GROUP BY ALL
),
pulls AS (
    SELECT i.specification, i.year, i.code, i.usd / (w.usd - c.usd) AS weight, c.usd / (w.usd - i.usd) AS chinas
    FROM imported AS i JOIN imported AS w USING (specification, year) JOIN imported AS c USING (specification, year)
    WHERE w.code = 'WLD' AND c.code = 'CHN' AND i.code NOT IN ('WLD', 'CHN')
),
bought AS (
    SELECT exporter AS code, CAST(year AS INT) AS year, CAST(value_usd AS DOUBLE) AS usd
    FROM "imf-dots-world/observations.csv" WHERE importer = 'WLD' AND reporter_side LIKE 'importer%' AND exporter IN (FROM members)
),
flows AS (
    SELECT partner AS code, t.year, exports, imports, exports_all, usd AS world
    FROM "indicator/china_asean_trade" AS t LEFT JOIN bought ON code = partner AND bought.year = t.year
),
parts AS (
    SELECT code, year, exports / exports_all AS sold, imports / world AS bought FROM flows
    UNION ALL
    SELECT 'ASEAN', year, CASE WHEN count(exports) = 10 THEN sum(exports) / max(exports_all) END,
           CASE WHEN count(imports) = 10 AND count(world) = 10 THEN sum(imports) / sum(world) END
    FROM flows GROUP BY year
),
tracked AS (
    SELECT exporter AS code, CAST(year AS INT) AS year,
           max(value_usd::DOUBLE) FILTER (importer = 'CHN') / max(value_usd::DOUBLE) FILTER (importer = 'WLD') AS part
    FROM "rcep-tracker/observations.csv"
    WHERE exporter IN (FROM members) AND reporter_side NOT LIKE 'basis unclear%' GROUP BY ALL
)
SELECT code AS economy, year, specification, sold / weight AS sold, bought / chinas AS bought
FROM parts JOIN pulls USING (code, year)
UNION ALL
SELECT code, year, 'tracker', NULL, part / chinas FROM tracked JOIN pulls USING (code, year) WHERE specification = 'importers'
