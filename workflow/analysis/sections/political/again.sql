WITH s AS (SELECT economy, year, estimate FROM "fig-governance" WHERE measure = 'stability'),
named(code, name) AS (VALUES ('MMR', 'myanmar'), ('IDN', 'indonesia'), ('THA', 'thailand'), ('CHN', 'china'))
SELECT 'political-' || name || '-' || year AS name, estimate AS value FROM s JOIN named ON code = economy
WHERE (code, year) IN (('MMR', 2016), ('MMR', 2023), ('IDN', 2002), ('IDN', 2023), ('THA', 2002), ('THA', 2010),
                       ('THA', 2023), ('CHN', 2002), ('CHN', 2023))
UNION ALL SELECT 'political-spread-' || year, max(estimate) - min(estimate) FROM s WHERE year IN (2013, 2023) GROUP BY year
UNION ALL SELECT 'political-spread-ten', max(estimate) - min(estimate) FROM s WHERE year = 2023 AND economy <> 'MMR'
