-- key: economy, year
WITH cells AS (
    SELECT CASE WHEN side = 'X' THEN importer ELSE exporter END AS partner, CAST(year AS INT) AS year, section,
           sum(CAST(share AS DOUBLE)) FILTER (side = 'X') AS x, sum(CAST(share AS DOUBLE)) FILTER (side = 'M') AS m
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE section <> 'S99' AND ((side = 'X' AND exporter = 'CHN') OR (side = 'M' AND importer = 'CHN')) AND 'WLD' NOT IN (exporter, importer)
    GROUP BY ALL
),
sums AS (SELECT partner, year, sum(x) AS all_x, sum(m) AS all_m FROM cells GROUP BY ALL),
-- the last year that both flows reach
reach AS (SELECT least(max(year) FILTER (x IS NOT NULL), max(year) FILTER (m IS NOT NULL)) AS until FROM cells),
members AS (
    SELECT t.partner, t.year, section, x, m, all_x, all_m,
           coalesce(x, 0) * exports AS sold, coalesce(m, 0) * imports AS bought
    FROM "indicator/china_asean_trade" AS t JOIN cells USING (partner, year) JOIN sums USING (partner, year)
    WHERE t.year BETWEEN 1995 AND (SELECT until FROM reach)
),
complete AS (SELECT year FROM members WHERE all_x IS NOT NULL AND all_m IS NOT NULL AND sold IS NOT NULL AND bought IS NOT NULL
             GROUP BY year HAVING count(DISTINCT partner) = 10),
classed AS (SELECT partner, year, (section[2:]::INT + 1) // 2 AS class, sum(sold) AS sold, sum(bought) AS bought FROM members GROUP BY ALL),
by_class AS (SELECT partner AS economy, year, 1 - sum(abs(sold - bought)) / sum(sold + bought) AS coarse FROM classed GROUP BY ALL),
by_member AS (
    SELECT partner AS economy, year,
           CASE WHEN max(all_x) IS NOT NULL AND max(all_m) IS NOT NULL AND count(bought) = count(*) AND count(sold) = count(*)
                THEN 1 - sum(abs(sold - bought)) / sum(sold + bought) END AS index,
           CASE WHEN max(all_x) IS NOT NULL AND max(all_m) IS NOT NULL
                THEN sum(least(coalesce(x, 0) / all_x, coalesce(m, 0) / all_m)) END AS balanced
    FROM members GROUP BY ALL
),
-- all ten side by side (the mean weighted by trade), and added up (one partner), by section and by class
goods AS (
    SELECT year, 'index' AS kind, partner, section AS good, sold, bought FROM members WHERE year IN (FROM complete)
    UNION ALL SELECT year, 'coarse', partner, class::VARCHAR, sold, bought FROM classed WHERE year IN (FROM complete)
),
added AS (SELECT year, kind, good, sum(sold) AS sold, sum(bought) AS bought FROM goods GROUP BY ALL),
together AS (
    SELECT 'ASEAN' AS economy, year, kind, 1 - sum(abs(sold - bought)) / sum(sold + bought) AS value FROM added GROUP BY ALL
    UNION ALL SELECT 'ASEAN-mean', year, kind, 1 - sum(abs(sold - bought)) / sum(sold + bought) FROM goods GROUP BY ALL
),
years AS (SELECT unnest(range(1995, (SELECT until FROM reach) + 1)) AS year)
SELECT members.code AS economy, years.year, index, CASE WHEN index IS NOT NULL THEN coarse END AS coarse, balanced
FROM (SELECT DISTINCT partner AS code FROM "indicator/china_asean_trade") AS members CROSS JOIN years
LEFT JOIN by_member ON economy = code AND by_member.year = years.year
LEFT JOIN by_class ON by_class.economy = code AND by_class.year = years.year
UNION ALL
SELECT codes.code, years.year, max(value) FILTER (kind = 'index'), max(value) FILTER (kind = 'coarse'), NULL
FROM (VALUES ('ASEAN'), ('ASEAN-mean')) AS codes(code) CROSS JOIN years
LEFT JOIN together ON economy = code AND together.year = years.year GROUP BY codes.code, years.year
