WITH l AS (SELECT *, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
           FROM "fig-logistics"),
s AS (SELECT * FROM "fig-shipping"),
t AS (SELECT *, CASE economy WHEN 'CHN' THEN 'china' ELSE 'asean' END AS who, max(year) OVER () AS last FROM s
      WHERE part = 'traffic' AND economy IN ('CHN', 'ASEAN8')),
liner AS (SELECT value, CASE year WHEN min(year) OVER () THEN 'first' WHEN max(year) OVER () THEN 'latest' END AS moment
          FROM s WHERE part = 'connectivity' AND economy = 'VNM'),
gulf AS (SELECT CASE economy WHEN 'CHN-PORT-QINZHOU' THEN 'qinzhou' ELSE 'fangchenggang' END AS who, value,
                CASE year WHEN 2010 THEN '2010' WHEN max(year) OVER () THEN 'latest' END AS moment FROM s
         WHERE part = 'port-connectivity' AND economy IN ('CHN-PORT-QINZHOU', 'CHN-PORT-FANGCHENGGANG')),
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
          AND (measure = 'infrastructure' OR measure = 'customs' AND moment = 'latest')
UNION ALL SELECT 'logistics-' || CASE economy WHEN 'mean' THEN 'nine' ELSE 'world' END || '-' || moment, score FROM l
          WHERE measure = 'lpi' AND moment IS NOT NULL AND economy IN ('mean', 'WLD')
UNION ALL SELECT 'shipping-' || who || '-2010', value FROM t WHERE year = 2010
UNION ALL SELECT 'shipping-' || who || '-latest', value FROM t WHERE year = last
UNION ALL SELECT 'shipping-port-' || moment, value FROM port
UNION ALL SELECT 'shipping-port-part-' || moment, 100 * max(value) FILTER (who = 'port') / max(value) FILTER (who = 'china')
          FROM lines GROUP BY moment
UNION ALL SELECT 'shipping-growth-' || who, 100 * (exp(ln(max(value) FILTER (moment = 'latest')
          / max(value) FILTER (moment = 'first')) / max(years)) - 1) FROM lines GROUP BY who
UNION ALL SELECT 'shipping-liner-vietnam-' || moment, value FROM liner WHERE moment IS NOT NULL
UNION ALL SELECT 'shipping-liner-' || who || '-' || moment, value FROM gulf WHERE moment IS NOT NULL
