-- key: economy, year
WITH flows AS (
    SELECT exporter AS economy, CAST(year AS INT) AS year, hs2, CAST(value_usd_million AS DOUBLE) AS usd
    FROM "cepii-baci-hs2/exports_hs2.csv.gz"
),
bands(product, first, last) AS (VALUES ('01-05', 1, 5), ('06-15', 6, 15), ('16-24', 16, 24), ('25-26', 25, 26), ('27', 27, 27),
    ('28-38', 28, 38), ('39-40', 39, 40), ('41-43', 41, 43), ('44-49', 44, 49), ('50-63', 50, 63), ('64-67', 64, 67),
    ('68-71', 68, 71), ('72-83', 72, 83), ('84-85', 84, 85), ('86-89', 86, 89), ('90-99', 90, 99)),
classes AS (
    SELECT economy, year, 'chapter' AS kind, hs2 AS class, usd FROM flows
    UNION ALL SELECT economy, year, 'group', product, usd FROM flows JOIN bands ON hs2::INT BETWEEN first AND last
),
eleven(code) AS (VALUES ('CHN'), ('BRN'), ('IDN'), ('KHM'), ('LAO'), ('MMR'), ('MYS'), ('PHL'), ('SGP'), ('THA'), ('VNM')),
world AS (SELECT year, kind, class, sum(usd) AS usd FROM classes GROUP BY year, kind, class),
own AS (SELECT economy, year, kind, class, sum(usd) AS usd FROM classes GROUP BY economy, year, kind, class),
cells AS (
    SELECT code AS economy, w.year, w.kind, w.class, coalesce(own.usd, 0) AS usd, w.usd AS world
    FROM eleven CROSS JOIN world AS w
    LEFT JOIN own ON own.economy = code AND own.year = w.year AND own.kind = w.kind AND own.class = w.class
),
structures AS (
    SELECT economy, year, kind, class, usd / sum(usd) OVER every AS share, world / sum(world) OVER every AS world FROM cells
    WINDOW every AS (PARTITION BY economy, year, kind)
),
parts AS (SELECT *, share / world AS rca FROM structures)
SELECT p.economy, p.year,
       sum(least(p.share, c.share)) FILTER (p.kind = 'chapter') AS similar_chapters,
       sum(least(p.share, c.share)) FILTER (p.kind = 'group') AS similar_groups,
       max(p.rca) FILTER (p.class = '84-85') AS machinery, max(p.rca) FILTER (p.class = '50-63') AS clothing,
       max(p.rca) FILTER (p.class = '27' AND p.kind = 'group') AS fuels,
       count(*) FILTER (p.kind = 'chapter' AND p.rca > 1) AS advantages,
       count(*) FILTER (p.kind = 'chapter' AND p.rca > 1 AND c.rca > 1) AS shared
FROM parts AS p JOIN parts AS c ON c.economy = 'CHN' AND c.year = p.year AND c.kind = p.kind AND c.class = p.class
GROUP BY p.economy, p.year
