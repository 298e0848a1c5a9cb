-- key: part, place, line, point
WITH codes(geonameid, place) AS (VALUES
    ('1784990', 'CHN-440800'), ('1801180', 'CHN-440900'), ('1806408', 'CHN-441700'), ('1799869', 'CHN-450100'),
    ('1816705', 'CHN-450500'), ('12269572', 'CHN-450600'), ('1797551', 'CHN-450700'), ('1785781', 'CHN-450900'),
    ('12159964', 'CHN-451400'), ('1809078', 'CHN-460100'), ('1800234', 'CHN-460400'), ('1814906', 'CHN-500000'),
    ('1809461', 'CHN-520100'), ('1914927', 'CHN-YANGPU'), ('1581298', 'VNM-HP')),
cities AS (SELECT place, CAST(longitude AS DOUBLE) AS longitude, CAST(latitude AS DOUBLE) AS latitude
           FROM "geonames-cities/cities.csv" JOIN codes USING (geonameid)),
ports(place) AS (VALUES ('CHN-450700'), ('CHN-450600'), ('CHN-440800'), ('CHN-460100'), ('CHN-YANGPU'), ('VNM-HP')),
stations(place, point) AS (VALUES ('CHN-500000', 1), ('CHN-520100', 2), ('CHN-450100', 3), ('CHN-450700', 4)),
far AS (SELECT place, distance FROM "indicator/gulf_distances" WHERE origin = 'CHN-450700'),
reached AS (SELECT * FROM far WHERE distance >= (SELECT distance FROM far WHERE place = 'VNM-HP'))
SELECT 'land' AS part, '' AS place, 'land-' || shape AS line, CAST(point AS INT) AS point, CAST(longitude AS DOUBLE) AS longitude,
       CAST(latitude AS DOUBLE) AS latitude, NULL::DOUBLE AS distance
FROM "natural-earth-land/coast.csv"
UNION ALL SELECT 'cluster-city', place, '', 1, longitude, latitude, NULL FROM cities
WHERE place NOT IN ('CHN-500000', 'CHN-520100', 'CHN-YANGPU', 'VNM-HP')
UNION ALL SELECT 'index-port', place, '', 1, longitude, latitude, NULL FROM cities JOIN ports USING (place)
UNION ALL SELECT 'distance', 'CHN-450700', reached.place, 1, longitude, latitude, distance FROM reached, cities WHERE cities.place = 'CHN-450700'
UNION ALL SELECT 'distance', place, place, 2, longitude, latitude, distance FROM reached JOIN cities USING (place)
UNION ALL SELECT 'corridor', place, '', point, longitude, latitude, NULL FROM cities JOIN stations USING (place)
