-- key: economy
WITH cells AS (
    SELECT indicator, economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
    FROM "world-bank-wdi/observations.csv"
    WHERE economy <> 'WLD' AND value <> '' AND indicator IN ('NY.GDP.MKTP.CD', 'SP.POP.TOTL', 'NY.GDP.PCAP.CD',
        'NY.GDP.PCAP.PP.KD', 'TX.VAL.MRCH.CD.WT', 'TM.VAL.MRCH.CD.WT', 'NY.GDP.MKTP.KD')
),
complete AS (
    SELECT max(year) AS last FROM (SELECT year FROM cells GROUP BY year HAVING count(*) = 77)
),
wide AS (
    SELECT economy, max(value) FILTER (indicator = 'NY.GDP.MKTP.CD' AND year = last) AS gdp,
           max(value) FILTER (indicator = 'SP.POP.TOTL' AND year = last) AS population,
           max(value) FILTER (indicator = 'NY.GDP.PCAP.CD' AND year = last) AS income,
           max(value) FILTER (indicator = 'NY.GDP.PCAP.PP.KD' AND year = last) AS income_ppp,
           max(value) FILTER (indicator = 'TX.VAL.MRCH.CD.WT' AND year = last) AS x,
           max(value) FILTER (indicator = 'TM.VAL.MRCH.CD.WT' AND year = last) AS m,
           max(value) FILTER (indicator = 'NY.GDP.MKTP.KD' AND year = last) AS volume,
           max(value) FILTER (indicator = 'NY.GDP.MKTP.KD' AND year = 2000) AS volume_2000
    FROM cells CROSS JOIN complete GROUP BY economy
),
group_row AS (
    SELECT 'ASEAN' AS economy, sum(gdp) AS gdp, sum(population) AS population, sum(gdp) / sum(population) AS income,
           NULL::DOUBLE AS income_ppp, sum(x) AS x, sum(m) AS m, sum(volume) AS volume, sum(volume_2000) AS volume_2000
    FROM wide WHERE economy <> 'CHN'
)
SELECT economy, last AS year, gdp, population, income, income_ppp, (x + m) / gdp * 100 AS openness,
       (exp(ln(volume / volume_2000) / (last - 2000)) - 1) * 100 AS growth
FROM (SELECT * FROM wide UNION ALL SELECT * FROM group_row) CROSS JOIN complete
