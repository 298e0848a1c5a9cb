SELECT 'flow-before' AS name, avg(CAST(volume AS DOUBLE)) * 1e8 AS value
FROM "nile/annual-flow.csv" WHERE CAST(year AS INT) <= 1898
UNION ALL
SELECT 'flow-after', avg(CAST(volume AS DOUBLE)) * 1e8
FROM "nile/annual-flow.csv" WHERE CAST(year AS INT) BETWEEN 1899 AND 1970
UNION ALL
SELECT 'flow-lowest', min(CAST(volume AS DOUBLE)) * 1e8
FROM "nile/annual-flow.csv" WHERE CAST(year AS INT) BETWEEN 1899 AND 1970
