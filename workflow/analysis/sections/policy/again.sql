WITH a AS (SELECT *, CASE economy WHEN 'CHN' THEN 'china' ELSE 'asean' END AS who, max(year) OVER () AS last,
                  CASE year WHEN 2000 THEN '2000' ELSE 'latest' END AS moment
           FROM "fig-arrivals" WHERE economy IN ('CHN', 'ASEAN-without-BRN')),
ends AS (SELECT * FROM a WHERE year IN (2000, last))
SELECT 'policy-arrivals-asean-' || moment AS name, arrivals AS value FROM ends WHERE who = 'asean'
UNION ALL SELECT 'policy-share-' || who || '-' || moment, share FROM ends
UNION ALL SELECT 'policy-growth-' || who, 100 * (exp(ln(max(arrivals) FILTER (moment = 'latest')
          / max(arrivals) FILTER (moment = '2000')) / (max(last) - 2000)) - 1) FROM ends GROUP BY who
UNION ALL SELECT 'policy-entries-2024h1', visitors FROM "tbl-visa" WHERE date = '2024-01/2024-06'
