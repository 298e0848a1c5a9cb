-- key: part, place, date
WITH raw AS (
    SELECT port, year || 'Q' || quarter AS date, CAST(port_lsci AS DOUBLE) AS index FROM "unctad-lsci/ports.csv"
),
others AS (  -- complete, outside the Gulf, of China's mainland or with a mean of 40 or more in ASEAN
    SELECT port FROM raw
    WHERE port NOT IN ('China, Zhanjiang', 'Viet Nam, Haiphong', 'China, Wiehai') AND NOT regexp_matches(port, 'Hong Kong|Taiwan')
    GROUP BY port HAVING count(*) = 77 AND (port LIKE 'China,%' OR avg(index) >= 40)
)
SELECT part, place, date, CAST(date[1:4] AS INT) + (CAST(date[6:6] AS INT) - 1) / 4 AS at, value, low, high, p_value FROM (
SELECT 'index' AS part, CASE port WHEN 'China, Qinzhou' THEN 'CHN-PORT-QINZHOU' ELSE 'CHN-PORT-FANGCHENGGANG' END AS place, date,
       index AS value, NULL::DOUBLE AS low, NULL::DOUBLE AS high, NULL::DOUBLE AS p_value
FROM raw WHERE port IN ('China, Qinzhou', 'China, Fangcheng')
UNION ALL SELECT 'index', 'others', date, geomean(index), NULL, NULL, NULL FROM raw JOIN others USING (port) GROUP BY date
UNION ALL SELECT 'effect', specification, date, effect, low, high, p_value FROM "indicator/port_events"
WHERE specification IN ('all-ports', 'best-port')
UNION ALL SELECT 'plan', date, CASE date WHEN '2017-01-20' THEN '2017Q1' WHEN '2019-08-15' THEN '2019Q3' ELSE '2022Q1' END, NULL, NULL,
                 NULL, NULL
FROM "beibu-gulf/events.csv" WHERE date IN ('2017-01-20', '2019-08-15', '2022-01-01')
)
