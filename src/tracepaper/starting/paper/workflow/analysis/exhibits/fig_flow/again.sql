-- key: year
SELECT CAST(year AS INT) AS year, CAST(volume AS DOUBLE) * 1e8 AS flow,
       avg(CAST(volume AS DOUBLE) * 1e8) OVER (PARTITION BY CAST(year AS INT) > 1898) AS mean
FROM "nile/annual-flow.csv"
