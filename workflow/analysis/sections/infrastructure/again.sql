WITH l AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
           FROM "fig-logistics"),
s AS (SELECT * FROM "fig-shipping"),
t AS (SELECT *, CASE economy WHEN 'CHN' THEN 'china' ELSE 'asean' END AS who, max(year) OVER () AS last FROM s
      WHERE part = 'traffic' AND economy IN ('CHN', 'ASEAN8')),
liner AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' ELSE 'latest' END AS moment FROM s
          WHERE part = 'connectivity' AND economy = 'VNM'),
reported AS (SELECT year, value, min(year) OVER () AS first, max(year) OVER () AS last FROM s
             WHERE part = 'port' AND status = ''),
port AS (SELECT year, value, CASE year WHEN first THEN 'first' ELSE 'latest' END AS moment, last - first AS years FROM reported
         WHERE year IN (first, last)),
lines AS (
    SELECT 'port' AS who, moment, value, years FROM port
    UNION ALL SELECT 'china', moment, s.value, years FROM port JOIN s USING (year) WHERE part = 'traffic' AND economy = 'CHN'
)
SELECT 'logistics-china-' || moment AS name, score AS value FROM l
       WHERE economy = 'CHN' AND measure = 'lpi' AND moment IS NOT NULL
UNION ALL SELECT 'logistics-china-rank-' || moment, rank FROM l
          WHERE economy = 'CHN' AND measure = 'lpi' AND moment IS NOT NULL
UNION ALL SELECT 'logistics-' || measure || '-' || moment, score FROM l WHERE economy = 'mean' AND moment IS NOT NULL
          AND (measure IN ('infrastructure', 'timeliness') OR (measure = 'customs' AND moment = 'latest'))
UNION ALL SELECT 'shipping-' || who || '-2010', value FROM t WHERE year = 2010
UNION ALL SELECT 'shipping-' || who || '-latest', value FROM t WHERE year = last
UNION ALL SELECT 'shipping-port-' || moment, value FROM port
UNION ALL SELECT 'shipping-port-part-' || moment, 100 * max(value) FILTER (who = 'port') / max(value) FILTER (who = 'china')
          FROM lines GROUP BY moment
UNION ALL SELECT 'shipping-growth-' || who, 100 * (exp(ln(max(value) FILTER (moment = 'latest')
          / max(value) FILTER (moment = 'first')) / max(years)) - 1) FROM lines GROUP BY who
UNION ALL SELECT 'shipping-liner-vietnam-' || moment, value FROM liner
