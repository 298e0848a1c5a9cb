-- key: economy, year
WITH cells AS (
    SELECT CASE WHEN side = 'X' THEN importer ELSE exporter END AS partner, CAST(year AS INT) AS year, section,
           sum(CAST(share AS DOUBLE)) FILTER (side = 'X') AS x, sum(CAST(share AS DOUBLE)) FILTER (side = 'M') AS m
    FROM "open-trade-statistics/sections.csv.gz"
    WHERE section <> 'S99' AND ((side = 'X' AND exporter = 'CHN') OR (side = 'M' AND importer = 'CHN')) AND 'WLD' NOT IN (exporter, importer)
    GROUP BY ALL
),
sums AS (SELECT partner, year, sum(x) AS all_x, sum(m) AS all_m FROM cells GROUP BY ALL),
members AS (
    SELECT t.partner, t.year, section, x, m, all_x, all_m,
           coalesce(x, 0) * exports AS sold, coalesce(m, 0) * imports AS bought
    FROM "indicator/china_asean_trade" AS t JOIN cells USING (partner, year) JOIN sums USING (partner, year)
    WHERE t.year BETWEEN 1995 AND 2018
),
complete AS (SELECT year FROM members WHERE all_x IS NOT NULL AND all_m IS NOT NULL AND sold IS NOT NULL AND bought IS NOT NULL
             GROUP BY year HAVING count(DISTINCT partner) = 10),
by_member AS (
    SELECT partner AS economy, year,
           CASE WHEN max(all_x) IS NOT NULL AND max(all_m) IS NOT NULL AND count(bought) = count(*) AND count(sold) = count(*)
                THEN 1 - sum(abs(sold - bought)) / sum(sold + bought) END AS index,
           CASE WHEN max(all_x) IS NOT NULL AND max(all_m) IS NOT NULL
                THEN sum(least(coalesce(x, 0) / all_x, coalesce(m, 0) / all_m)) END AS balanced
    FROM members GROUP BY ALL
)
SELECT members.code AS economy, years.range AS year, index, balanced
FROM (SELECT DISTINCT partner AS code FROM "indicator/china_asean_trade") AS members CROSS JOIN range(1995, 2019) AS years
LEFT JOIN by_member ON economy = code AND by_member.year = years.range
UNION ALL
SELECT 'ASEAN', years.range, 1 - sum(abs(sold - bought)) / sum(sold + bought), NULL
FROM range(1995, 2019) AS years LEFT JOIN complete ON complete.year = years.range LEFT JOIN members ON members.year = complete.year
GROUP BY years.range
