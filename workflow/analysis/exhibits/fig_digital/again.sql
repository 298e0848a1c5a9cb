-- key: measure, economy, year
WITH cells AS (
    SELECT CASE indicator WHEN 'IT.NET.USER.ZS' THEN 'users' WHEN 'IT.NET.BBND.P2' THEN 'broadband' ELSE 'servers' END
           AS measure, economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
    FROM "world-bank-wdi/observations.csv"
    WHERE indicator IN ('IT.NET.USER.ZS', 'IT.NET.BBND.P2', 'IT.NET.SECR.P6') AND economy <> 'WLD'
      AND CAST(year AS INT) >= 2011 AND value <> ''
)
SELECT measure, economy, year, value, NULL::DOUBLE AS variation, NULL::DOUBLE AS logs, NULL::DOUBLE AS extremes,
       NULL::DOUBLE AS distance, NULL::DOUBLE AS logits, NULL::DOUBLE AS others FROM cells
UNION ALL
SELECT measure, 'eleven', year, NULL, stddev_pop(value) / avg(value), stddev_pop(ln(value)),
       max(value) / min(value), max(value) - min(value),
       CASE measure WHEN 'users' THEN stddev_pop(ln(value) - ln(100 - value)) END,
       CASE measure WHEN 'users' THEN stddev_pop(value) / (100 - avg(value)) END
FROM cells GROUP BY measure, year HAVING count(*) = 11
