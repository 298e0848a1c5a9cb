WITH d AS (SELECT * FROM "fig-income-dispersion"), s AS (SELECT * FROM "fig-sectors"), c AS (SELECT * FROM "fig-city-similarity"),
named(code, name) AS (VALUES ('CHN-460100', 'haikou'), ('CHN-450600', 'fangchenggang'), ('CHN-450700', 'qinzhou'))
SELECT 'structure-theil-' || year AS name, theil AS value FROM d WHERE year IN (1990, 2019, 2024)
UNION ALL SELECT 'structure-between-' || year, between / theil * 100 FROM d WHERE year IN (1990, 2024)
UNION ALL SELECT 'structure-variation-' || year, variation_equal FROM d WHERE year IN (1990, 2024)
UNION ALL SELECT 'structure-china-to-asean-2024', china / asean FROM d WHERE year = 2024
UNION ALL SELECT 'structure-' || lower(economy) || '-' || sector || '-' || year, share FROM s
WHERE (economy, sector) IN (('CHN', 'industry'), ('CHN', 'services'), ('MMR', 'agriculture'))
   OR ((economy, sector) IN (('SGP', 'services'), ('BRN', 'industry')) AND year = 2024)
UNION ALL SELECT 'structure-similarity-' || place || '-' || year, similarity FROM c
WHERE (place, year) IN (('cities', 2003), ('cities', 2006), ('cities', 2023), ('economies', 2023))
UNION ALL SELECT 'structure-specialisation-' || name || '-' || year, specialisation FROM c JOIN named ON code = place
WHERE name <> 'haikou' OR year = 2023
