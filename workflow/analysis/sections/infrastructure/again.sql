WITH l AS (SELECT * FROM "fig-logistics" WHERE year IN (2012, 2023)), s AS (SELECT * FROM "fig-shipping"),
lines AS (
    SELECT 'port' AS who, year, value FROM s WHERE part = 'port' AND year IN (2010, 2022)
    UNION ALL SELECT 'china', year, value FROM s WHERE part = 'traffic' AND economy = 'CHN' AND year IN (2010, 2022)
)
SELECT 'logistics-china-' || year AS name, score AS value FROM l WHERE economy = 'CHN' AND measure = 'lpi'
UNION ALL SELECT 'logistics-china-rank-' || year, rank FROM l WHERE economy = 'CHN' AND measure = 'lpi'
UNION ALL SELECT 'logistics-' || measure || '-' || year, score FROM l
          WHERE economy = 'mean' AND (measure IN ('infrastructure', 'timeliness') OR (measure = 'customs' AND year = 2023))
UNION ALL SELECT 'shipping-' || CASE economy WHEN 'CHN' THEN 'china' ELSE 'asean' END || '-' || year, value FROM s
          WHERE part = 'traffic' AND economy IN ('CHN', 'ASEAN8') AND year IN (2010, 2024)
UNION ALL SELECT 'shipping-port-' || year, value FROM lines WHERE who = 'port'
UNION ALL SELECT 'shipping-port-part-' || year, 100 * max(value) FILTER (who = 'port') / max(value) FILTER (who = 'china')
          FROM lines GROUP BY year
UNION ALL SELECT 'shipping-growth-' || who, 100 * (exp(ln(max(value) FILTER (year = 2022)
          / max(value) FILTER (year = 2010)) / 12) - 1) FROM lines GROUP BY who
UNION ALL SELECT 'shipping-liner-vietnam-' || year, value FROM s WHERE part = 'connectivity' AND economy = 'VNM'
