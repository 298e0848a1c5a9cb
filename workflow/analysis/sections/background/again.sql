WITH c AS (SELECT * FROM "tbl-economies" WHERE economy = 'CHN'), g AS (SELECT * FROM "tbl-economies" WHERE economy = 'ASEAN'),
     s AS (SELECT * FROM "tbl-economies" WHERE economy = 'SGP'), m AS (SELECT * FROM "tbl-economies" WHERE economy = 'MMR'),
     i AS (SELECT * FROM "tbl-economies" WHERE economy = 'IDN'), v AS (SELECT * FROM "tbl-economies" WHERE economy = 'VNM'),
wdi AS (
    SELECT economy, max(CAST(value AS DOUBLE)) FILTER (indicator = 'NY.GDP.MKTP.KD' AND year = '2015') AS before,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'NY.GDP.MKTP.KD' AND year = '2024') AS after,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'SP.POP.TOTL' AND year = '2024')
               * max(CAST(value AS DOUBLE)) FILTER (indicator = 'NY.GDP.PCAP.PP.KD' AND year = '2024') AS ppp
    FROM "world-bank-wdi/observations.csv" WHERE economy <> 'WLD' GROUP BY economy
)
SELECT unnest(['background-year', 'background-gdp-asean', 'background-gdp-ratio', 'background-population-asean',
               'background-population-ratio', 'background-gdp-indonesia', 'background-income-china',
               'background-income-singapore', 'background-income-myanmar', 'background-income-gap',
               'background-openness-asean', 'background-openness-china', 'background-openness-singapore',
               'background-openness-vietnam', 'background-growth-china', 'background-growth-asean']) AS name,
       unnest([c.year::DOUBLE, g.gdp, g.gdp / c.gdp * 100, g.population, g.population / c.population * 100,
               i.gdp / g.gdp * 100, c.income, s.income, m.income, s.income / m.income, g.openness, c.openness,
               s.openness, v.openness, c.growth, g.growth]) AS value
FROM c, g, s, m, i, v
UNION ALL SELECT 'background-gdp-ratio-ppp', 100 * sum(ppp) FILTER (economy <> 'CHN') / sum(ppp) FILTER (economy = 'CHN') FROM wdi
UNION ALL SELECT 'background-recent-' || CASE economy WHEN 'CHN' THEN 'china' ELSE 'vietnam' END,
                 100 * (exp(ln(after / before) / 9) - 1) FROM wdi WHERE economy IN ('CHN', 'VNM')
UNION ALL SELECT 'background-distance-' || CASE place WHEN 'VNM-HP' THEN 'haiphong' WHEN 'CHN-460100' THEN 'haikou' ELSE 'yangjiang' END,
                 distance FROM "indicator/gulf_distances"
WHERE origin = 'CHN-450700' AND place IN ('VNM-HP', 'CHN-460100', 'CHN-441700')
