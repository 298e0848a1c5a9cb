-- key: economy, measure, year
WITH cells AS (
    SELECT economy, CAST(edition AS INT) AS year, CAST(value AS DOUBLE) AS value,
           replace(lower(regexp_replace(measure, ' (Score|Rank)$', '')), ' ', '-') AS measure,
           measure LIKE '% Rank' AS is_rank
    FROM "world-bank-lpi/observations.csv"
),
scores AS (
    SELECT economy, measure, year, max(value) FILTER (NOT is_rank) AS score, max(value) FILTER (is_rank) AS rank
    FROM cells GROUP BY ALL
),
always AS (SELECT measure, economy FROM scores WHERE score IS NOT NULL GROUP BY ALL HAVING count(*) = 5)
SELECT * FROM scores WHERE measure = 'lpi'
UNION ALL
SELECT 'mean', measure, year, avg(score), NULL FROM scores JOIN always USING (measure, economy) GROUP BY ALL
UNION ALL
SELECT 'WLD', 'lpi', CASE year WHEN '2022' THEN 2023 ELSE CAST(year AS INT) END, CAST(value AS DOUBLE), NULL
FROM "world-bank-wdi/observations.csv"
WHERE indicator = 'LP.LPI.OVRL.XQ' AND economy = 'WLD' AND CAST(year AS INT) >= 2012
