-- key: measure, economy, year
WITH cells AS (
    SELECT CASE indicator WHEN 'IT.NET.USER.ZS' THEN 'users' WHEN 'IT.NET.BBND.P2' THEN 'broadband' ELSE 'servers' END
           AS measure, economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
    FROM "world-bank-wdi/observations.csv"
    WHERE indicator IN ('IT.NET.USER.ZS', 'IT.NET.BBND.P2', 'IT.NET.SECR.P6') AND economy <> 'WLD'
      AND year IN ('2011', '2022')
)
SELECT * FROM cells
UNION ALL
SELECT measure, 'variation', year, stddev_pop(value) / avg(value) FROM cells GROUP BY ALL
