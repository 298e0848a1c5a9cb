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
    SELECT x.set, x.year, x.place AS one, y.place AS other, least(x.a, y.a) + least(x.b, y.b) + least(x.c, y.c) AS similarity,
           (x.a * y.a + x.b * y.b + x.c * y.c)
               / sqrt((x.a * x.a + x.b * x.b + x.c * x.c) * (y.a * y.a + y.b * y.b + y.c * y.c)) AS cosine
    FROM structures AS x JOIN structures AS y ON x.set = y.set AND x.year = y.year AND x.place < y.place
    WHERE x.a + y.a IS NOT NULL
),
means AS (SELECT set, year, count(*) AS pairs, avg(similarity) AS similarity, avg(cosine) AS cosine FROM pairs GROUP BY ALL),
fewer AS (
    SELECT s.set, s.year, avg(similarity) AS similarity FROM structures AS s
    JOIN pairs AS p ON p.set = s.set AND p.year = s.year AND s.place NOT IN (p.one, p.other) GROUP BY s.set, s.year, s.place
),
bounds AS (SELECT set, year, min(similarity) AS low, max(similarity) AS high FROM fewer GROUP BY ALL),
years AS (SELECT DISTINCT set, year FROM structures),
sums AS (SELECT year, sum(a) AS a, sum(b) AS b, sum(c) AS c FROM cities GROUP BY year HAVING count(*) = 10),
rest AS (
    SELECT place, year, sums.a - cities.a AS a, sums.b - cities.b AS b, sums.c - cities.c AS c
    FROM cities JOIN sums USING (year)
),
full_sets AS (SELECT * FROM means WHERE pairs = CASE set WHEN 'cities' THEN 45 ELSE 55 END)
SELECT years.set AS place, years.year, f.similarity, CASE WHEN f.year IS NOT NULL THEN low END AS similarity_low,
       CASE WHEN f.year IS NOT NULL THEN high END AS similarity_high, f.cosine, NULL::DOUBLE AS specialisation
FROM years LEFT JOIN full_sets AS f ON f.set = years.set AND f.year = years.year
           LEFT JOIN bounds AS b ON b.set = years.set AND b.year = years.year
UNION ALL
SELECT place, year, NULL, NULL, NULL, NULL, abs(s.a - r.a / (r.a + r.b + r.c)) + abs(s.b - r.b / (r.a + r.b + r.c))
       + abs(s.c - r.c / (r.a + r.b + r.c))
FROM rest AS r JOIN structures AS s USING (place, year)
