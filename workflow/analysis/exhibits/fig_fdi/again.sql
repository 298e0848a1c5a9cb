-- key: economy, year
WITH cells AS (
    SELECT economy, CAST(year AS INT) AS year,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'BX.KLT.DINV.CD.WD') AS flow,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'NY.GDP.MKTP.CD') AS product
    FROM "world-bank-wdi/observations.csv" WHERE economy <> 'WLD' AND CAST(year AS INT) >= 2000 GROUP BY ALL
),
complete AS (SELECT year FROM cells GROUP BY year HAVING count(flow) = 11),
groups(economy, member) AS (
    SELECT economy, economy FROM (SELECT DISTINCT economy FROM cells)
    UNION ALL SELECT 'ASEAN', economy FROM (SELECT DISTINCT economy FROM cells) WHERE economy <> 'CHN'
    UNION ALL SELECT 'ASEAN-without-SGP', economy FROM (SELECT DISTINCT economy FROM cells) WHERE economy NOT IN ('CHN', 'SGP')
),
series AS (
    SELECT groups.economy, year, sum(flow) AS inflow, sum(product) AS product
    FROM groups JOIN cells ON cells.economy = member JOIN complete USING (year) GROUP BY ALL
),
spans AS (
    SELECT *, 100 * sum(inflow) OVER five / sum(product) OVER five AS weight, min(year) OVER () AS first
    FROM series WINDOW five AS (PARTITION BY economy ORDER BY year ROWS 4 PRECEDING)
)
SELECT economy, year, inflow, CASE WHEN year >= first + 4 THEN weight END AS weight FROM spans
