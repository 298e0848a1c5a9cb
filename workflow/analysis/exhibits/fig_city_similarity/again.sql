-- key: place, year
WITH cities AS (
    SELECT 'CHN-' || adcode AS place, CAST(year AS INT) AS year, CAST(va1 AS DOUBLE) AS a, CAST(va2 AS DOUBLE) AS b,
           CAST(va3 AS DOUBLE) AS c
    FROM "beibu-gulf/industry_structure.csv" WHERE flag = 'ok' AND adcode <> '460400' AND CAST(year AS INT) >= 2003
),
economies AS (
    SELECT economy AS place, CAST(year AS INT) AS year,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'NV.AGR.TOTL.ZS') AS a,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'NV.IND.TOTL.ZS') AS b,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'NV.SRV.TOTL.ZS') AS c
    FROM "world-bank-wdi/observations.csv" WHERE economy <> 'WLD' AND CAST(year AS INT) BETWEEN 2008 AND (SELECT max(year) FROM cities) GROUP BY ALL
),
structures AS (
    SELECT 'cities' AS set, place, year, a / (a + b + c) AS a, b / (a + b + c) AS b, c / (a + b + c) AS c FROM cities
    UNION ALL SELECT 'economies', place, year, a / (a + b + c), b / (a + b + c), c / (a + b + c) FROM economies
),
pairs AS (
    SELECT x.set, x.year, count(*) AS pairs, avg(least(x.a, y.a) + least(x.b, y.b) + least(x.c, y.c)) AS similarity
    FROM structures AS x JOIN structures AS y ON x.set = y.set AND x.year = y.year AND x.place < y.place
    WHERE x.a + y.a IS NOT NULL GROUP BY ALL
),
years AS (SELECT DISTINCT set, year FROM structures),
sums AS (SELECT year, sum(a) AS a, sum(b) AS b, sum(c) AS c FROM cities GROUP BY year),
rest AS (
    SELECT place, year, sums.a - cities.a AS a, sums.b - cities.b AS b, sums.c - cities.c AS c
    FROM cities JOIN sums USING (year) WHERE year IN (SELECT min(year) FROM cities UNION ALL SELECT max(year) FROM cities)
)
SELECT years.set AS place, years.year, CASE WHEN pairs = (CASE years.set WHEN 'cities' THEN 45 ELSE 55 END) THEN similarity END
       AS similarity, NULL::DOUBLE AS specialisation
FROM years LEFT JOIN pairs ON pairs.set = years.set AND pairs.year = years.year
UNION ALL
SELECT place, year, NULL, abs(s.a - r.a / (r.a + r.b + r.c)) + abs(s.b - r.b / (r.a + r.b + r.c))
       + abs(s.c - r.c / (r.a + r.b + r.c))
FROM rest AS r JOIN structures AS s USING (place, year)
