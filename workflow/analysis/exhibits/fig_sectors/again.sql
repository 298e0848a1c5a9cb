-- key: economy, sector, year
WITH cells AS (
    SELECT economy, CASE indicator WHEN 'NV.AGR.TOTL.ZS' THEN 'agriculture' WHEN 'NV.IND.TOTL.ZS' THEN 'industry'
           ELSE 'services' END AS sector, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS share
    FROM "world-bank-wdi/observations.csv"
    WHERE indicator IN ('NV.AGR.TOTL.ZS', 'NV.IND.TOTL.ZS', 'NV.SRV.TOTL.ZS') AND economy <> 'WLD'
)
SELECT * FROM cells
WHERE year BETWEEN 2000 AND (SELECT max(year) FROM (SELECT year FROM cells GROUP BY year HAVING count(*) = 33))
