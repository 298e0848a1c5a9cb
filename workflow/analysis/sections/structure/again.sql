WITH d AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
           FROM "fig-income-dispersion"),
s AS (SELECT *, CASE year WHEN max(year) OVER () THEN 'latest' WHEN 2000 THEN '2000' END AS moment FROM "fig-sectors"),
c AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
      FROM "fig-city-similarity"),
named(code, name) AS (VALUES ('CHN-460100', 'haikou'), ('CHN-450600', 'fangchenggang'), ('CHN-450700', 'qinzhou'))
SELECT 'structure-theil-' || coalesce(moment, '2010') AS name, theil AS value FROM d WHERE moment IS NOT NULL OR year = 2010
UNION ALL SELECT 'structure-log-' || coalesce(moment, '2010'), sd_log FROM d WHERE moment = 'latest' OR year = 2010
UNION ALL SELECT 'structure-similarity-fewer-' || moment, similarity_high FROM c WHERE place = 'cities' AND moment IS NOT NULL
UNION ALL SELECT 'structure-between-' || moment, between / theil * 100 FROM d WHERE moment IS NOT NULL
UNION ALL SELECT 'structure-variation-' || moment, variation_equal FROM d WHERE moment IS NOT NULL
UNION ALL SELECT 'structure-china-to-asean-latest', china / asean FROM d WHERE moment = 'latest'
UNION ALL SELECT 'structure-' || lower(economy) || '-' || sector || '-' || moment, share FROM s
WHERE (economy, sector) IN (('CHN', 'industry'), ('CHN', 'services'), ('MMR', 'agriculture')) AND moment IS NOT NULL
   OR ((economy, sector) IN (('SGP', 'services'), ('BRN', 'industry')) AND moment = 'latest')
UNION ALL SELECT 'structure-similarity-cities-' || coalesce(moment, '2006'), similarity FROM c
WHERE place = 'cities' AND (moment IS NOT NULL OR year = 2006)
UNION ALL SELECT 'structure-similarity-economies-latest', similarity FROM c WHERE place = 'economies' AND moment = 'latest'
UNION ALL SELECT 'structure-specialisation-' || name || '-' || moment, specialisation FROM c JOIN named ON code = place
WHERE moment = 'latest' OR moment = 'first' AND name <> 'haikou'
