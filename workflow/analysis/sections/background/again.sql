WITH c AS (SELECT * FROM "tbl-economies" WHERE economy = 'CHN'), g AS (SELECT * FROM "tbl-economies" WHERE economy = 'ASEAN'),
     s AS (SELECT * FROM "tbl-economies" WHERE economy = 'SGP'), m AS (SELECT * FROM "tbl-economies" WHERE economy = 'MMR'),
     i AS (SELECT * FROM "tbl-economies" WHERE economy = 'IDN')
SELECT unnest(['background-year', 'background-gdp-asean', 'background-gdp-ratio', 'background-population-asean',
               'background-population-ratio', 'background-gdp-indonesia', 'background-income-china',
               'background-income-singapore', 'background-income-myanmar', 'background-income-gap',
               'background-openness-asean', 'background-openness-china', 'background-openness-singapore',
               'background-growth-china', 'background-growth-asean']) AS name,
       unnest([c.year::DOUBLE, g.gdp, g.gdp / c.gdp * 100, g.population, g.population / c.population * 100,
               i.gdp / g.gdp * 100, c.income, s.income, m.income, s.income / m.income, g.openness, c.openness,
               s.openness, c.growth, g.growth]) AS value
FROM c, g, s, m, i
