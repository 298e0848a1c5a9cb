-- key: first
SELECT min(CAST(year AS INT)) AS first, max(CAST(year AS INT)) AS last,
       avg(CAST(volume AS DOUBLE)) * 1e8 AS mean,
       min(CAST(volume AS DOUBLE)) * 1e8 AS lowest, max(CAST(volume AS DOUBLE)) * 1e8 AS highest
FROM "nile/annual-flow.csv" WHERE CAST(year AS INT) <= 1970 GROUP BY CAST(year AS INT) > 1898
