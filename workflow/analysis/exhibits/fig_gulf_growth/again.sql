-- key: part, place, year
WITH heads AS (
    SELECT adcode, CAST(year AS INT) AS year, 1e8 * CAST(gdp_100m_cny AS DOUBLE) AS gdp, 1e4 * CAST(population_10k AS DOUBLE) AS people
    FROM "beibu-gulf/city_gdp.csv" JOIN "beibu-gulf/population.csv" USING (adcode, year)
    WHERE vintage = 'revised' AND year IN ('2010', '2020')
),
incomes AS (SELECT *, gdp / people AS income FROM heads),
means AS (SELECT year, sum(gdp) / sum(people) AS whole, avg(income) AS mean, sum(gdp) AS all_gdp FROM incomes GROUP BY year)
SELECT 'relative' AS part, "group" AS place, year, NULL::VARCHAR AS date, relative AS value, NULL::DOUBLE AS variation, NULL::DOUBLE AS sd_log,
       NULL::DOUBLE AS theil, NULL::DOUBLE AS ratio
FROM "indicator/gulf_growth" WHERE "group" <> 'three'
UNION ALL
SELECT 'plan', CASE date WHEN '2008-01-16' THEN 'plan-guangxi' ELSE 'plan-cluster' END, CAST(date[1:4] AS INT), date, NULL, NULL, NULL, NULL,
       NULL
FROM "beibu-gulf/events.csv" WHERE date IN ('2008-01-16', '2017-01-20')
UNION ALL SELECT 'income', 'CHN-' || adcode, year, NULL, income, NULL, NULL, NULL, NULL FROM incomes
UNION ALL
SELECT 'income', 'CHN-BBG', year, NULL, max(whole), stddev_pop(income) / avg(income), stddev_pop(ln(income)),
       sum(gdp / all_gdp * ln(income / whole)), max(income) / min(income)
FROM incomes JOIN means USING (year) GROUP BY year
