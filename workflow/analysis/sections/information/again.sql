SELECT 'digital-variation-' || measure || '-' || year AS name, value FROM "fig-digital" WHERE economy = 'variation'
UNION ALL SELECT 'digital-users-myanmar-' || year, value FROM "fig-digital" WHERE economy = 'MMR' AND measure = 'users'
UNION ALL SELECT 'digital-broadband-' || CASE economy WHEN 'CHN' THEN 'china' ELSE 'myanmar' END, value FROM "fig-digital"
          WHERE measure = 'broadband' AND year = 2022 AND economy IN ('CHN', 'MMR')
