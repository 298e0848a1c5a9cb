-- key: economy
WITH cells AS (
    SELECT indicator, economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value,
           indicator IN ('NY.GDP.PCAP.PP.KD', 'NY.GDP.MKTP.KD') AS constant
    FROM "world-bank-wdi/observations.csv"
    WHERE economy <> 'WLD' AND value <> '' AND indicator IN ('NY.GDP.MKTP.CD', 'SP.POP.TOTL', 'NY.GDP.PCAP.CD',
        'NY.GDP.PCAP.PP.KD', 'TX.VAL.MRCH.CD.WT', 'TM.VAL.MRCH.CD.WT', 'NY.GDP.MKTP.KD')
),
complete AS (SELECT constant, year, count(*) AS n FROM cells GROUP BY ALL),
last AS (
    SELECT max(year) FILTER (NOT constant AND n = 55) AS year, max(year) FILTER (constant AND n = 22) AS year_real
    FROM complete
),
wide AS (
    SELECT economy, last.year AS year, year_real,
           max(value) FILTER (indicator = 'NY.GDP.MKTP.CD' AND c.year = last.year) AS gdp,
           max(value) FILTER (indicator = 'SP.POP.TOTL' AND c.year = last.year) AS population,
           max(value) FILTER (indicator = 'SP.POP.TOTL' AND c.year = year_real) AS people,
           max(value) FILTER (indicator = 'NY.GDP.PCAP.CD' AND c.year = last.year) AS income,
           max(value) FILTER (indicator = 'NY.GDP.PCAP.PP.KD' AND c.year = year_real) AS income_ppp,
           max(value) FILTER (indicator = 'TX.VAL.MRCH.CD.WT' AND c.year = last.year) AS x,
           max(value) FILTER (indicator = 'TM.VAL.MRCH.CD.WT' AND c.year = last.year) AS m,
           max(value) FILTER (indicator = 'NY.GDP.MKTP.KD' AND c.year = year_real) AS volume,
           max(value) FILTER (indicator = 'NY.GDP.MKTP.KD' AND c.year = 2000) AS volume_2000
    FROM cells AS c CROSS JOIN last GROUP BY ALL
),
group_row AS (
    SELECT 'ASEAN' AS economy, max(year) AS year, max(year_real) AS year_real, sum(gdp) AS gdp,
           sum(population) AS population, sum(people) AS people, sum(gdp) / sum(population) AS income,
           sum(income_ppp * people) / sum(people) AS income_ppp, sum(x) AS x, sum(m) AS m, sum(volume) AS volume,
           sum(volume_2000) AS volume_2000
    FROM wide WHERE economy <> 'CHN'
)
SELECT economy, year, year_real, gdp, population, income, income_ppp, (x + m) / gdp * 100 AS openness,
       (exp(ln(volume / volume_2000) / (year_real - 2000)) - 1) * 100 AS growth
FROM (SELECT * FROM wide UNION ALL SELECT * FROM group_row)
