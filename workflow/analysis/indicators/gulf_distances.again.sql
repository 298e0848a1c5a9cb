-- key: origin, place
WITH codes(geonameid, place) AS (VALUES
    ('1784990', 'CHN-440800'), ('1801180', 'CHN-440900'), ('1806408', 'CHN-441700'), ('1799869', 'CHN-450100'),
    ('1816705', 'CHN-450500'), ('12269572', 'CHN-450600'), ('1797551', 'CHN-450700'), ('1785781', 'CHN-450900'),
    ('12159964', 'CHN-451400'), ('1809078', 'CHN-460100'), ('1800234', 'CHN-460400'), ('1581298', 'VNM-HP')),
vectors AS (  -- on the unit sphere
    SELECT place, cos(radians(y)) * cos(radians(x)) AS a, cos(radians(y)) * sin(radians(x)) AS b, sin(radians(y)) AS c
    FROM (SELECT place, CAST(longitude AS DOUBLE) AS x, CAST(latitude AS DOUBLE) AS y FROM "geonames-cities/cities.csv"
          JOIN codes USING (geonameid))
)
SELECT o.place AS origin, p.place, 2 * 6371.0088 * asin(sqrt(pow(o.a - p.a, 2) + pow(o.b - p.b, 2) + pow(o.c - p.c, 2)) / 2) AS distance
FROM vectors AS o JOIN vectors AS p ON o.place <> p.place
WHERE o.place IN ('CHN-450700', 'CHN-450600', 'CHN-450500', 'CHN-450100')
