-- key: year
WITH flows AS (
    SELECT CAST(year AS INT) AS year, CAST(volume AS DOUBLE) * 1e8 AS flow,
           CASE WHEN CAST(year AS INT) <= 1898 THEN 1 WHEN CAST(year AS INT) <= 1970 THEN 2 END AS period
    FROM "nile/annual-flow.csv"
)
SELECT year, flow, CASE WHEN period IS NOT NULL THEN avg(flow) OVER (PARTITION BY period) END AS mean FROM flows
