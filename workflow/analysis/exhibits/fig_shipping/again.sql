-- key: part, economy, year
WITH traffic AS (
    SELECT economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value FROM "world-bank-wdi/observations.csv"
    WHERE indicator = 'IS.SHP.GOOD.TU' AND economy NOT IN ('WLD', 'LAO', 'BRN')
      AND year IN (SELECT year FROM "world-bank-wdi/observations.csv"
                   WHERE indicator = 'IS.SHP.GOOD.TU' AND economy NOT IN ('WLD', 'LAO', 'BRN')
                   GROUP BY year HAVING count(*) = 9)
),
liners AS (SELECT * FROM "indicator/liner_connectivity" WHERE index IS NOT NULL)
SELECT 'traffic' AS part, economy, year, value, '' AS status, 'A' AS trust FROM traffic
UNION ALL
SELECT 'traffic', 'ASEAN8', year, sum(value), '', 'A' FROM traffic WHERE economy <> 'CHN' GROUP BY year
UNION ALL
SELECT 'port', 'CHN-PORT-BEIBUWAN', CAST(year AS INT), 1e4 * CAST(value AS DOUBLE),
       CASE WHEN kind LIKE '%lower bound%' THEN 'lower-bound' WHEN kind LIKE '%implied%' THEN 'implied' ELSE '' END, 'C'
FROM "beibu-gulf/port_throughput.csv"
WHERE port = '北部湾港' AND metric = 'container' AND period = 'year' AND scope NOT LIKE '%operator%'
UNION ALL
SELECT 'connectivity', economy, year, index, '', 'A' FROM liners WHERE part = 'economy' AND economy NOT IN ('HKG', 'JPN')
UNION ALL
SELECT 'port-connectivity', economy, year, index, '', 'A' FROM liners WHERE part = 'gulf'
