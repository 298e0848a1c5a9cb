-- key: item
WITH said AS (
    SELECT item, section, quote,
           CAST(nullif(value, '') AS DOUBLE) * CASE unit WHEN 'CNY_100M' THEN 1e8 WHEN 'VISITS_10K' THEN 1e4 ELSE 1 END AS value
    FROM "original-paper/statements.csv"
),
raw_members AS (SELECT * FROM "beibu-gulf/membership.csv"),
members AS (
    SELECT count(*) FILTER (role IN ('initiator', 'founder')) AS certain,
           count(*) FILTER (role LIKE 'initiator' OR role LIKE 'founder%') AS most,
           count(*) FILTER (role = 'initiator') AS initiators,
           count(*) FILTER (role IN ('initiator', 'founder') AND kind = 'state') AS states,
           count(*) FILTER (kind <> 'count') AS named,
           max(evidence) FILTER (kind = 'count') AS report,
           count(*) FILTER (role = 'later member' AND join_date_in_paper = 'not given' AND status LIKE 'confirmed%') AS later_yes,
           count(*) FILTER (role = 'later member' AND join_date_in_paper = 'not given' AND status LIKE 'not yet%') AS later_no,
           count(*) FILTER (role = 'later member' AND join_date_in_paper = 'not given' AND status LIKE 'not found%') AS later_open
    FROM raw_members
),
cities AS (
    SELECT count(DISTINCT adcode) AS all_cities,
           count(DISTINCT adcode) FILTER (city IN (SELECT member FROM raw_members)) AS inside
    FROM "beibu-gulf/city_gdp.csv"
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
events AS (SELECT date, event_en FROM "beibu-gulf/events.csv"),
reports AS (SELECT item, date, CAST(nullif(value::VARCHAR, '') AS DOUBLE) AS value FROM "press-reports/reports.csv"),
wdi AS (
    SELECT indicator AS series, economy AS code, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
    FROM "world-bank-wdi/observations.csv" WHERE economy <> 'WLD' AND value <> ''
),
china AS (SELECT series, year, value FROM wdi WHERE code = 'CHN' AND year >= 2000),
tariff AS (SELECT min(year) AS since, max(year) AS until, min_by(value, year) AS a, max_by(value, year) AS b
           FROM china WHERE series = 'TM.TAX.MRCH.WM.AR.ZS'),
sectors AS (
    SELECT year, max(value) FILTER (series = 'NV.IND.TOTL.ZS') AS industry, max(value) FILTER (series = 'NV.SRV.TOTL.ZS') AS services
    FROM china GROUP BY year HAVING industry IS NOT NULL AND services IS NOT NULL
),
income AS (
    SELECT year, min(value) FILTER (code IN ('SGP', 'BRN')) AS rich, max(value) FILTER (code NOT IN ('SGP', 'BRN')) AS others
    FROM wdi WHERE series = 'NY.GDP.PCAP.CD' AND code <> 'CHN' GROUP BY year HAVING count(*) = 10
),
output AS (SELECT year, sum(value) AS v FROM wdi WHERE series = 'NY.GDP.MKTP.KD' AND code <> 'CHN' GROUP BY year HAVING count(*) = 10),
open_all AS (
    SELECT code = 'CHN' AS china, year, count(*) AS n,
           100 * sum(value) FILTER (series <> 'NY.GDP.MKTP.CD') / sum(value) FILTER (series = 'NY.GDP.MKTP.CD') AS ratio
    FROM wdi WHERE series IN ('TX.VAL.MRCH.CD.WT', 'TM.VAL.MRCH.CD.WT', 'NY.GDP.MKTP.CD') GROUP BY 1, 2
),
opened AS (
    SELECT t.year, t.ratio AS ten, c.ratio AS china FROM open_all AS t JOIN open_all AS c USING (year)
    WHERE NOT t.china AND t.n = 30 AND c.china AND c.n = 3
),
structure AS (
    SELECT adcode, year, a / (a + b + c) AS a, b / (a + b + c) AS b, c / (a + b + c) AS c
    FROM (SELECT adcode, CAST(year AS INT) AS year, va1::DOUBLE AS a, va2::DOUBLE AS b, va3::DOUBLE AS c
          FROM "beibu-gulf/industry_structure.csv" WHERE flag = 'ok' AND adcode <> '460400')
),
alike AS (
    SELECT x.year, avg(least(x.a, y.a) + least(x.b, y.b) + least(x.c, y.c)) AS v
    FROM structure AS x JOIN structure AS y ON x.year = y.year AND x.adcode < y.adcode GROUP BY x.year HAVING count(*) = 45
),
mean AS (SELECT min(year) AS since, max(year) AS until, min_by(v, year) AS a, max_by(v, year) AS b FROM alike),
found(item, number, first, second, third, found, since, until, verdict) AS (
    SELECT 'founding-date', false, NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE,
           (SELECT date FROM "beibu-gulf/events.csv" WHERE status LIKE 'CONFLICT%'), NULL::INT, NULL::INT, 'contradicted'
    UNION ALL SELECT 'founding-states', false, certain, states, NULL, NULL, NULL, NULL,
           CASE WHEN states > 0 THEN 'confirmed' ELSE 'contradicted' END FROM members
    UNION ALL SELECT 'founding-cities', false, initiators, NULL, NULL, NULL, NULL, NULL,
           CASE WHEN initiators = 3 THEN 'confirmed' ELSE 'contradicted' END FROM members
    UNION ALL SELECT 'founders', true, certain, most, NULL, NULL, NULL, NULL,
           CASE WHEN certain <> value THEN 'contradicted' WHEN most = value THEN 'confirmed' ELSE 'untested' END
           FROM members JOIN said ON item = 'founders'
    UNION ALL SELECT 'later-members', false, later_yes, later_no, later_open, NULL, NULL, NULL,
           CASE WHEN later_no > 0 THEN 'contradicted' WHEN later_open > 0 THEN 'untested' ELSE 'confirmed' END FROM members
    UNION ALL SELECT 'members', true, named, NULL, NULL, report, NULL, NULL,
           CASE WHEN named >= value THEN 'confirmed' ELSE 'untested' END FROM members JOIN said ON item = 'members'
    UNION ALL SELECT 'coverage', false, inside, all_cities, NULL, NULL, NULL, NULL,
           CASE WHEN inside = all_cities THEN 'confirmed' ELSE 'untested' END FROM cities
    UNION ALL SELECT 'gdp-first', true, total_first, NULL, NULL, NULL, NULL, NULL,
           CASE WHEN total_first BETWEEN 0.9 * value AND 1.1 * value THEN 'confirmed' ELSE 'contradicted' END
           FROM rates JOIN said ON item = 'gdp-first'
    UNION ALL SELECT 'gdp-last', true, passed, total_last, NULL, NULL, NULL, last,
           CASE WHEN passed < last THEN 'superseded' ELSE 'confirmed' END FROM rates
    UNION ALL SELECT 'growth', true, nominal, real_firm, real_all, NULL, firm, real_last,
           CASE WHEN real_all > value THEN 'confirmed' ELSE 'contradicted' END FROM rates JOIN said ON item = 'growth'
    UNION ALL SELECT 'free-trade-area', false, states, NULL, NULL,
           (SELECT date FROM events WHERE event_en LIKE 'Framework Agreement on%'), NULL, NULL, 'untested' FROM members
    UNION ALL SELECT 'singapore-visa', false, NULL, NULL, NULL, (SELECT date FROM events WHERE event_en LIKE '%Singapore%'),
           (SELECT CAST(left(date, 4) AS INT) FROM reports WHERE item = 'singapore-transit'), NULL, 'superseded'
    UNION ALL SELECT 'malaysia-visa', true, reports.value, NULL, NULL, date, NULL, NULL,
           CASE WHEN reports.value = said.value THEN 'confirmed' ELSE 'contradicted' END
           FROM reports JOIN said ON reports.item = 'malaysia-stay' AND said.item = 'malaysia-visa'
    UNION ALL SELECT 'vietnam-tourism', false, NULL, NULL, NULL, date, NULL, NULL, 'confirmed' FROM reports WHERE item = 'vietnam-waterfall'
    UNION ALL SELECT 'thailand-visa', false, NULL, NULL, NULL, date, NULL, NULL, 'superseded' FROM events WHERE event_en LIKE '%Thailand%'
    UNION ALL SELECT 'airport-routes', true, value, NULL, NULL, date, NULL, NULL, 'untested' FROM reports WHERE item = 'nanning-routes'
    UNION ALL SELECT 'arrivals', true, 1e4 * value::DOUBLE, NULL, NULL, NULL, NULL, NULL, 'untested' FROM "beibu-gulf/tourism.csv"
           WHERE indicator = 'ASEAN visitors' AND year = '2006'
    UNION ALL SELECT 'arrivals-growth', true, a.value / (1 + g.value / 100), NULL, NULL, NULL, NULL, NULL, 'contradicted'
           FROM said AS a JOIN said AS g ON a.item = 'arrivals' AND g.item = 'arrivals-growth'
    UNION ALL SELECT 'tariff-cuts', false, a, b, states, NULL, since, until,
           CASE WHEN states < 1 THEN 'contradicted' ELSE 'untested' END FROM tariff, members
    UNION ALL SELECT 'grants', true, NULL, NULL, NULL, NULL, NULL, NULL, 'untested'
    UNION ALL SELECT 'harbour-launch', false, NULL, NULL, NULL, date, NULL, NULL,
           CASE WHEN date LIKE '2015-09%' THEN 'confirmed' ELSE 'contradicted' END FROM events WHERE event_en LIKE '%base unveiled%'
    UNION ALL SELECT 'harbour-company', false, NULL, NULL, NULL, date, NULL, NULL, 'untested' FROM reports WHERE item = 'harbour-chairman'
    UNION ALL SELECT 'harbour-plans', true, NULL, NULL, NULL, date, NULL, NULL, 'untested' FROM events WHERE event_en LIKE '%Harbour plan%'
    UNION ALL SELECT 'rcep', false, NULL, NULL, NULL, date, NULL, NULL, 'confirmed' FROM events WHERE event_en = 'RCEP enters into force'
    UNION ALL SELECT 'durian', false, NULL, NULL, NULL, date, NULL, NULL, 'untested' FROM reports WHERE item = 'durian-admitted'
    UNION ALL SELECT 'amity-treaty', false, NULL, NULL, NULL, date, NULL, NULL, 'confirmed' FROM reports WHERE item = 'amity-treaty'
    UNION ALL SELECT 'incomes', false, rich, others, NULL, NULL, NULL, year, CASE WHEN rich > others THEN 'confirmed' ELSE 'contradicted' END
           FROM income WHERE year = (SELECT max(year) FROM income)
    UNION ALL SELECT 'growth-drivers', false, f.industry, l.industry, l.services, NULL, f.year, l.year,
           CASE WHEN l.industry > l.services THEN 'confirmed' WHEN f.industry > f.services THEN 'superseded' ELSE 'contradicted' END
           FROM sectors AS f JOIN sectors AS l ON f.year = 2000 AND l.year = (SELECT max(year) FROM sectors)
    UNION ALL SELECT 'pandemic', false, 100 * (l.v / b.v - 1), NULL, NULL, NULL,
           (SELECT min(o.year) FROM output AS o WHERE o.year > 2019 AND o.v > b.v), l.year, 'superseded'
           FROM output AS b JOIN output AS l ON b.year = 2019 AND l.year = (SELECT max(year) FROM output)
    UNION ALL SELECT 'outward', false, ten, china, NULL, NULL, NULL, year, CASE WHEN ten > china THEN 'confirmed' ELSE 'contradicted' END
           FROM opened WHERE year = (SELECT max(year) FROM opened)
    UNION ALL SELECT 'convergence', false, a, b, NULL, NULL, since, until, CASE WHEN b > a THEN 'confirmed' ELSE 'contradicted' END FROM mean
    UNION ALL SELECT unnest(['potential', 'airport-flights', 'networks', 'pingxiang', 'clusters', 'internal-gaps', 'talent']), false,
           NULL, NULL, NULL, NULL, NULL, NULL, 'untested'
)
SELECT found.item, section, quote, CASE WHEN number THEN value END AS stated, first, second, third, found, since, until, verdict
FROM found JOIN said USING (item)
