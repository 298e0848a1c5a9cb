WITH gdp AS (SELECT economy, CAST(year AS INT) AS year, CAST(gdp AS DOUBLE) AS value FROM "world-bank-wdi/gdp.csv")
SELECT 'growth-china-before' AS name, 100 * (power(b.value / a.value, 1 / 9.0) - 1) AS value
FROM gdp a JOIN gdp b USING (economy) WHERE economy = 'CHN' AND a.year = 2010 AND b.year = 2019
UNION ALL
SELECT CASE economy WHEN 'CHN' THEN 'growth-china-after' ELSE 'growth-vietnam-after' END,
       100 * (power(b.value / a.value, 1 / 5.0) - 1)
FROM gdp a JOIN gdp b USING (economy) WHERE economy IN ('CHN', 'VNM') AND a.year = 2019 AND b.year = 2024
