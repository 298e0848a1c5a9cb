-- key: economy, year
WITH cells AS (
    SELECT economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
    FROM "world-bank-wdi/observations.csv" WHERE indicator = 'ST.INT.ARVL' AND value <> ''
),
series AS (
    SELECT * FROM cells WHERE economy <> 'WLD'
    UNION ALL
    SELECT 'ASEAN-without-BRN', year, sum(value) FROM cells WHERE economy NOT IN ('WLD', 'CHN', 'BRN')
    GROUP BY year HAVING count(*) = 9
)
SELECT series.economy, series.year, series.value AS arrivals, series.value / world.value * 100 AS share
FROM series LEFT JOIN cells AS world ON world.economy = 'WLD' AND world.year = series.year
