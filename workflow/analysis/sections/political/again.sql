WITH s AS (SELECT economy, year, estimate, max(year) OVER () AS last FROM "fig-governance" WHERE measure = 'stability'),
named(code, name) AS (VALUES ('MMR', 'myanmar'), ('IDN', 'indonesia'), ('LAO', 'laos'), ('THA', 'thailand'), ('CHN', 'china')),
moments AS (SELECT *, CASE year WHEN last THEN 'latest' ELSE year::VARCHAR END AS moment FROM s WHERE year IN (2013, last))
SELECT 'political-' || name || '-' || year AS name, estimate AS value FROM s JOIN named ON code = economy
WHERE (code, year) IN (('MMR', 2016), ('IDN', 2002), ('LAO', 2002), ('THA', 2002), ('THA', 2010), ('CHN', 2002))
UNION ALL SELECT 'political-' || name || '-latest', estimate FROM s JOIN named ON code = economy WHERE year = last
UNION ALL SELECT 'political-spread-' || moment, max(estimate) - min(estimate) FROM moments GROUP BY moment
UNION ALL SELECT 'political-spread-ten-' || moment, max(estimate) - min(estimate) FROM moments WHERE economy <> 'MMR' GROUP BY moment
