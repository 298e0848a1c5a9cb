-- key: item
WITH said AS (
    SELECT item, section, quote,
           CAST(nullif(value, '') AS DOUBLE) * CASE unit WHEN 'CNY_100M' THEN 1e8 WHEN 'VISITS_10K' THEN 1e4 ELSE 1 END AS value
    FROM "original-paper/statements.csv"
),
members AS (
    SELECT count(*) FILTER (phase = 'founding') AS certain, count(*) FILTER (phase IN ('founding', 'disputed')) AS most,
           count(*) FILTER (kind <> 'count') AS named, count(*) FILTER (phase = 'founding' AND kind = 'state') AS states,
           max(evidence) FILTER (kind = 'count') AS report
    FROM "tbl-membership"
),
gdp AS (SELECT * FROM "indicator/city_gdp"),
spans AS (
    SELECT max(year) FILTER (not_revised = 0 AND year < 2021) AS firm, max(year) AS last, min(year) AS first,
           max(year) FILTER (real IS NOT NULL) AS real_last,
           min(year) FILTER (total > 2e12) AS passed FROM gdp
),
rates AS (
    SELECT firm, last, real_last, passed, b.total AS total_first, e.total AS total_last,
           100 * (pow(f.total / b.total, 1.0 / (firm - first)) - 1) AS nominal,
           100 * (pow(f.real / b.real, 1.0 / (firm - first)) - 1) AS real_firm,
           100 * (pow(r.real / b.real, 1.0 / (real_last - first)) - 1) AS real_all
    FROM spans JOIN gdp AS b ON b.year = first JOIN gdp AS f ON f.year = firm JOIN gdp AS e ON e.year = last
         JOIN gdp AS r ON r.year = real_last
),
found(item, first, second, third, found, since, until, verdict) AS (
    SELECT 'founding-date', NULL, NULL, NULL, (SELECT date FROM "beibu-gulf/events.csv" WHERE status LIKE 'CONFLICT%'),
           NULL, NULL, 'conflict'
    UNION ALL SELECT 'founding-states', certain, states, NULL, NULL, NULL, NULL,
           CASE WHEN states > 0 THEN 'agrees' ELSE 'not-supported' END FROM members
    UNION ALL SELECT 'founders', certain, most, NULL, NULL, NULL, NULL,
           CASE WHEN certain = value AND most = value THEN 'agrees' ELSE 'conflict' END
           FROM members JOIN said ON item = 'founders'
    UNION ALL SELECT 'members', named, NULL, NULL, report, NULL, NULL,
           CASE WHEN named >= value THEN 'agrees' ELSE 'not-found' END FROM members JOIN said ON item = 'members'
    UNION ALL SELECT 'gdp-first', total_first, NULL, NULL, NULL, NULL, NULL,
           CASE WHEN total_first BETWEEN 0.9 * value AND 1.1 * value THEN 'agrees' ELSE 'not-real' END
           FROM rates JOIN said ON item = 'gdp-first'
    UNION ALL SELECT 'gdp-last', passed, total_last, NULL, NULL, NULL, last,
           CASE WHEN passed < last THEN 'outdated' ELSE 'agrees' END FROM rates
    UNION ALL SELECT 'growth', nominal, real_firm, real_all, NULL, firm, real_last,
           CASE WHEN real_all > value THEN 'agrees' WHEN real_firm > value THEN 'no-longer'
                WHEN nominal > value THEN 'nominal' ELSE 'not-real' END FROM rates JOIN said ON item = 'growth'
    UNION ALL SELECT 'singapore-visa', NULL, NULL, NULL,
           (SELECT date FROM "beibu-gulf/events.csv" WHERE kind = 'visa' AND event_en LIKE '%Singapore%'), NULL, NULL, 'superseded'
    UNION ALL SELECT 'arrivals-growth', a.value / (1 + g.value / 100), a.value, NULL, NULL, NULL, NULL, 'inconsistent'
           FROM said AS a JOIN said AS g ON a.item = 'arrivals' AND g.item = 'arrivals-growth'
)
SELECT found.item, section, quote,
       CASE WHEN found.item NOT IN ('founding-date', 'founding-states', 'singapore-visa') THEN value END AS stated,
       first, second, third, found, since, until, verdict
FROM found JOIN said USING (item)
