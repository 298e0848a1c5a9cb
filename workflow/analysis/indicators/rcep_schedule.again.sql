-- key: section, year
-- Lines by HS section and year of the agreement; U = no commitment after the base rate.
WITH chapters AS (
    SELECT hs8, CAST(hs8[1:2] AS INT) AS chapter, year_1 = 'U' AS uncommitted, COLUMNS(* EXCLUDE (hs8))
    FROM "rcep-annex-1-china-asean/schedule.csv.gz"
),
long AS (
    UNPIVOT (SELECT * FROM chapters) ON COLUMNS(* EXCLUDE (hs8, chapter, uncommitted)) INTO NAME step VALUE rate
),
sections(first, section) AS (VALUES (1, 'S01'), (6, 'S02'), (15, 'S03'), (16, 'S04'), (25, 'S05'), (28, 'S06'),
    (39, 'S07'), (41, 'S08'), (44, 'S09'), (47, 'S10'), (50, 'S11'), (64, 'S12'), (68, 'S13'), (71, 'S14'),
    (72, 'S15'), (84, 'S16'), (86, 'S17'), (90, 'S18'), (93, 'S19'), (94, 'S20'), (97, 'S21')),
placed AS (
    SELECT CASE WHEN step = 'base_rate' THEN 0 ELSE CAST(regexp_extract(step, '\d+') AS INT) END AS year, section,
           uncommitted, TRY_CAST(rate AS DOUBLE) AS rate
    FROM long ASOF JOIN sections ON chapter >= first
),
counted AS (
    SELECT section, year, * FROM (SELECT section, year, uncommitted, rate FROM placed WHERE year IN (0, 1, 21)
    UNION ALL SELECT 'all', year, uncommitted, rate FROM placed)
)
SELECT section, year, count(*) AS lines, count(*) FILTER (NOT uncommitted AND rate = 0) AS free,
       count(*) FILTER (NOT uncommitted AND rate > 0) AS dutiable, count(*) FILTER (uncommitted) AS uncommitted,
       100.0 * count(*) FILTER (NOT uncommitted AND rate = 0) / count(*) AS free_share,
       100 * avg(rate) FILTER (NOT uncommitted) AS mean_rate
FROM counted GROUP BY section, year
