-- key: partner, year
WITH reports AS (
    SELECT CASE WHEN exporter = 'CHN' THEN importer ELSE exporter END AS partner, CAST(year AS INT) AS year,
           exporter = 'CHN' AS sold, CAST(value_usd AS DOUBLE) AS usd
    FROM "un-comtrade-with-china/observations.csv"
    WHERE coalesce(flag, '') = '' AND ((exporter = 'CHN' AND reporter_side LIKE 'importer%') OR (importer = 'CHN' AND reporter_side LIKE 'exporter%'))
      AND (exporter = 'CHN') <> (importer = 'CHN')
),
members AS (
    SELECT t.partner, t.year, t.exports, t.imports, max(usd) FILTER (sold) AS exports_mirror, max(usd) FILTER (NOT sold) AS imports_mirror
    FROM "indicator/china_asean_trade" AS t LEFT JOIN reports AS r USING (partner, year) GROUP BY ALL
),
span AS (SELECT min(year) AS first, max(year) AS last FROM members WHERE exports_mirror IS NOT NULL OR imports_mirror IS NOT NULL),
parts AS (
    SELECT members.* FROM members JOIN span ON year BETWEEN first AND last
    UNION ALL
    SELECT 'ASEAN', year, CASE WHEN count(exports) = 10 THEN sum(exports) END, CASE WHEN count(imports) = 10 THEN sum(imports) END,
           CASE WHEN count(exports_mirror) = 10 THEN sum(exports_mirror) END, CASE WHEN count(imports_mirror) = 10 THEN sum(imports_mirror) END
    FROM members JOIN span ON year BETWEEN first AND last GROUP BY year
)
SELECT *, exports_mirror / exports AS exports_ratio, imports / imports_mirror AS imports_ratio FROM parts
