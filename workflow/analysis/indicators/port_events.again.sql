-- key: specification, date
-- Quarters are numbered; a port's change is that of its mean log index from the quarters before to those from a date on.
WITH raw AS (
    SELECT port, CAST(year AS INT) * 4 + CAST(quarter AS INT) - 1 AS t, ln(CAST(port_lsci AS DOUBLE)) AS x FROM "unctad-lsci/ports.csv"
),
gulf(port) AS (VALUES ('China, Qinzhou'), ('China, Fangcheng'), ('China, Zhanjiang'), ('China, Haikou'), ('China, Yangpu'),
               ('Viet Nam, Haiphong')),
ports AS (  -- complete, outside the Gulf, of China's mainland or with a mean of 40 or more in ASEAN
    SELECT port, port LIKE 'China,%' AS china FROM raw
    WHERE port NOT IN (SELECT port FROM gulf) AND port NOT LIKE '%Hong Kong%' AND port NOT LIKE '%Taiwan%' AND port <> 'China, Wiehai'
    GROUP BY port HAVING count(*) = 77 AND (port LIKE 'China,%' OR avg(exp(x)) >= 40)
),
specs(specification, china, asean, within, span, best, detrended) AS (VALUES
    ('all-ports', true, true, NULL, 4, false, false), ('similar', true, true, 2, 4, false, false),
    ('wider', true, true, 3, 4, false, false), ('china', true, false, NULL, 4, false, false),
    ('asean', false, true, NULL, 4, false, false), ('two-years', true, true, NULL, 8, false, false),
    ('best-port', true, true, NULL, 4, true, false), ('detrended', true, true, NULL, 4, false, true)
),
own AS (
    SELECT best, t, max(x) AS x FROM raw CROSS JOIN (SELECT DISTINCT best FROM specs)
    WHERE port = 'China, Qinzhou' OR best AND port = 'China, Fangcheng' GROUP BY ALL
),
lines AS (
    SELECT specification, '' AS port, t, x FROM specs JOIN own USING (best)
    UNION ALL
    SELECT specification, port, t, x FROM specs JOIN ports ON ports.china AND specs.china OR NOT ports.china AND specs.asean
    JOIN raw USING (port)
),
dates AS (SELECT DISTINCT t AS d FROM raw),
means AS (
    SELECT l.specification, l.port, d, avg(x) FILTER (t >= d) AS after, avg(x) FILTER (t < d AND t >= d - span) AS before,
           avg(x) FILTER (t < d - span) AS earlier, count(*) FILTER (t >= d) = span AND count(*) FILTER (t < d AND t >= d - span) = span
           AND (NOT detrended OR count(*) FILTER (t < d - span) = span) AS complete,
           count(*) FILTER (t < d AND t >= d - span) = span AS measured, any_value(within) AS within, any_value(detrended) AS detrended
    FROM lines AS l JOIN specs USING (specification) JOIN dates ON t BETWEEN d - 2 * span AND d + span - 1
    GROUP BY l.specification, l.port, d, span, detrended
),
changes AS (
    SELECT *, CASE WHEN detrended THEN after - 2 * before + earlier ELSE after - before END AS change FROM means WHERE complete
),
qinzhou AS (SELECT specification, d, before, change FROM changes WHERE port = ''),
pool AS (
    SELECT c.specification, c.d, c.change, q.change AS own FROM changes AS c JOIN qinzhou AS q USING (specification, d)
    WHERE port <> '' AND (within IS NULL OR abs(c.before - q.before) <= ln(within))
),
sums AS (
    SELECT specification, d, any_value(own) AS own, sum(change) AS total, count(*) AS n FROM pool GROUP BY ALL HAVING count(*) >= 19
),
placebos AS (
    SELECT specification, d, change - (total - change) / (n - 1) AS placebo, s.own - total / n AS effect, s.own, total / n AS others, n
    FROM pool AS p JOIN sums AS s USING (specification, d)
)
SELECT specification, (d // 4) || 'Q' || (d % 4 + 1) AS date, d // 4 AS year, any_value(own) AS qinzhou, any_value(others) AS others,
       any_value(effect) AS effect, quantile_cont(placebo, 0.05) AS low, quantile_cont(placebo, 0.95) AS high, any_value(n) AS ports,
       1 + count(*) FILTER (placebo >= effect) AS place, (1 + count(*) FILTER (abs(placebo) >= abs(effect))) / (1 + any_value(n)) AS p_value
FROM placebos GROUP BY specification, d
