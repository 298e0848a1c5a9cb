-- key: economy
WITH gdp AS (SELECT economy, CAST(year AS INT) AS year, CAST(gdp AS DOUBLE) AS value FROM "world-bank-wdi/gdp.csv")
SELECT a.economy, 100 * (power(b.value / a.value, 1 / 9.0) - 1) AS before,
       100 * (power(c.value / b.value, 1 / 5.0) - 1) AS after
FROM gdp a JOIN gdp b USING (economy) JOIN gdp c USING (economy)
WHERE a.year = 2010 AND b.year = 2019 AND c.year = 2024
