-- key: economy, measure, year
SELECT economy, CASE indicator WHEN 'PV.EST' THEN 'stability' ELSE 'regulation' END AS measure,
       CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS estimate
FROM "world-bank-wgi/observations.csv" WHERE indicator IN ('PV.EST', 'RQ.EST')
