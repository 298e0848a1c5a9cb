WITH d AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
           FROM "fig-digital")
SELECT 'digital-variation-' || measure || '-' || moment AS name, value FROM d WHERE economy = 'variation'
UNION ALL SELECT 'digital-users-myanmar-' || moment, value FROM d WHERE economy = 'MMR' AND measure = 'users'
UNION ALL SELECT 'digital-broadband-' || CASE economy WHEN 'CHN' THEN 'china' ELSE 'myanmar' END, value FROM d
          WHERE measure = 'broadband' AND moment = 'latest' AND economy IN ('CHN', 'MMR')
