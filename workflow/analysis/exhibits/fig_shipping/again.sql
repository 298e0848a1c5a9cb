-- key: part, economy, year
WITH wdi AS (
    SELECT indicator, economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value,
           CASE WHEN indicator = 'IS.SHP.GCNW.XQ' AND economy NOT IN ('CHN', 'IDN') THEN 'C' ELSE 'A' END AS trust
    FROM "world-bank-wdi/observations.csv" WHERE economy NOT IN ('WLD', 'LAO')
),
traffic AS (
    SELECT economy, year, value FROM wdi WHERE indicator = 'IS.SHP.GOOD.TU' AND economy <> 'BRN'
      AND year IN (SELECT year FROM wdi WHERE indicator = 'IS.SHP.GOOD.TU' AND economy <> 'BRN'
                   GROUP BY year HAVING count(*) = 9)
),
connectivity AS (
    SELECT economy, year, value, trust FROM wdi WHERE indicator = 'IS.SHP.GCNW.XQ'
)
SELECT 'traffic' AS part, economy, year, value, '' AS status, 'A' AS trust FROM traffic
UNION ALL
SELECT 'traffic', 'ASEAN8', year, sum(value), '', 'A' FROM traffic WHERE economy <> 'CHN' GROUP BY year
UNION ALL
SELECT 'port', 'CHN-PORT-BEIBUWAN', CAST(year AS INT), 1e4 * CAST(value AS DOUBLE),
       CASE WHEN kind LIKE '%lower bound%' THEN 'lower-bound' WHEN kind LIKE '%implied%' THEN 'implied' ELSE '' END, 'C'
FROM "beibu-gulf/port_throughput.csv"
WHERE port = '北部湾港' AND metric = 'container' AND period = 'year' AND scope NOT LIKE '%operator%'
UNION ALL
SELECT 'connectivity', economy, year, value, '', trust FROM connectivity
WHERE year IN (SELECT min(year) FROM connectivity UNION ALL SELECT max(year) FROM connectivity)
