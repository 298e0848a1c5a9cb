WITH d AS (SELECT * FROM "fig-digital"),
spread AS (
    SELECT measure, year, name, value, CASE year WHEN min(year) OVER (PARTITION BY measure) THEN 'first'
           WHEN max(year) OVER (PARTITION BY measure) THEN 'latest' END AS moment
    FROM (UNPIVOT (SELECT measure, year, variation, logs, distance, logits, others FROM d WHERE economy = 'eleven')
          ON variation, logs, distance, logits, others INTO NAME name VALUE value)
    WHERE (measure, name) IN (('users', 'variation'), ('users', 'logits'), ('users', 'others'), ('broadband', 'variation'),
          ('broadband', 'logs'), ('broadband', 'distance'), ('servers', 'variation'), ('servers', 'logs'))
),
ends AS (SELECT measure, min(year) AS first, max(year) AS latest FROM d WHERE economy = 'eleven' GROUP BY measure)
SELECT 'digital-' || measure || '-' || name || '-' || moment AS name, value FROM spread WHERE moment IS NOT NULL
UNION ALL SELECT 'digital-users-myanmar-' || CASE year WHEN first THEN 'first' ELSE 'latest' END, value
          FROM d JOIN ends USING (measure) WHERE measure = 'users' AND economy = 'MMR' AND year IN (first, latest)
UNION ALL SELECT 'digital-broadband-' || CASE economy WHEN 'CHN' THEN 'china' ELSE 'laos' END, value
          FROM d JOIN ends USING (measure) WHERE measure = 'broadband' AND year = latest AND economy IN ('CHN', 'LAO')
