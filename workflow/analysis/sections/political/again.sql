WITH s AS (SELECT economy, year, estimate, max(year) OVER () AS last FROM "fig-governance" WHERE measure = 'stability'),
named(code, name) AS (VALUES ('MMR', 'myanmar'), ('IDN', 'indonesia'), ('THA', 'thailand'), ('CHN', 'china'))
SELECT 'political-' || name || '-' || year AS name, estimate AS value FROM s JOIN named ON code = economy
WHERE (code, year) IN (('MMR', 2016), ('IDN', 2002), ('THA', 2002), ('THA', 2010), ('CHN', 2002))
UNION ALL SELECT 'political-' || name || '-latest', estimate FROM s JOIN named ON code = economy WHERE year = last
UNION ALL SELECT 'political-spread-2013', max(estimate) - min(estimate) FROM s WHERE year = 2013
UNION ALL SELECT 'political-spread-latest', max(estimate) - min(estimate) FROM s WHERE year = last
UNION ALL SELECT 'political-spread-ten', max(estimate) - min(estimate) FROM s WHERE year = last AND economy <> 'MMR'
