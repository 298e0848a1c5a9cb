WITH a AS (SELECT *, CASE economy WHEN 'CHN' THEN 'china' ELSE 'asean' END AS who FROM "fig-arrivals"
           WHERE economy IN ('CHN', 'ASEAN9') AND year IN (2000, 2018))
SELECT 'policy-arrivals-asean-' || year AS name, arrivals AS value FROM a WHERE who = 'asean'
UNION ALL SELECT 'policy-share-' || who || '-' || year, share FROM a
UNION ALL SELECT 'policy-growth-' || who, 100 * (exp(ln(max(arrivals) FILTER (year = 2018)
          / max(arrivals) FILTER (year = 2000)) / 18) - 1) FROM a GROUP BY who
UNION ALL SELECT 'policy-entries-2024h1', visitors FROM "tbl-visa" WHERE date = '2024-01/2024-06'
