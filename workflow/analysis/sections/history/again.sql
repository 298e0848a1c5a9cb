WITH gdp AS (SELECT * FROM "indicator/city_gdp"),
firm AS (SELECT max(year) AS year FROM gdp WHERE not_revised = 0 AND year < 2021),
latest AS (SELECT max(year) AS year FROM gdp),
real_latest AS (SELECT max(year) AS year FROM gdp WHERE real IS NOT NULL),
spans(name, measure, first, last) AS (
    SELECT 'nominal', 'total', 2000, year FROM firm
    UNION ALL SELECT 'real-firm', 'real', 2000, year FROM firm UNION ALL SELECT 'real', 'real', 2000, year FROM real_latest
    UNION ALL SELECT 'real-early', 'real', 2000, 2013 UNION ALL SELECT 'real-late', 'real', 2013, year FROM real_latest
),
long AS (UNPIVOT (SELECT year, total, real FROM gdp) ON total, real INTO NAME measure VALUE yuan),
pairs AS (SELECT "group", year, cluster, rest FROM "indicator/gulf_growth"),
windows(kind, "group", spell, first, last) AS (VALUES
    ('china', 'nation', 'early', 2000, 2013), ('china', 'nation', 'recent', 2017, 2023),
    ('cities', 'nation', 'recent', 2017, 2023), ('gap', 'guangxi', 'before', 2004, 2008), ('gap', 'guangxi', 'plan', 2008, 2013),
    ('gap', 'guangxi', 'after', 2013, 2020), ('gap', 'guangdong', 'before', 2004, 2008), ('gap', 'guangdong', 'plan', 2008, 2013),
    ('gap', 'guangdong', 'after', 2013, 2020)),
compared AS (
    SELECT kind, w."group", spell, 100 * (pow(b.cluster / a.cluster, 1.0 / (last - first)) - 1) AS cluster,
           100 * (pow(b.rest / a.rest, 1.0 / (last - first)) - 1) AS rest
    FROM windows AS w JOIN pairs AS a ON a."group" = w."group" AND a.year = first
                      JOIN pairs AS b ON b."group" = w."group" AND b.year = last
),
dates(name, date) AS (VALUES ('leap', '2016Q2'), ('corridor', '2019Q3'), ('corridor-next', '2019Q4')),
incomes AS (SELECT * FROM "fig-gulf-growth" WHERE part = 'income'),
nanning AS (SELECT CAST(year AS INT) AS year, 1e8 * CAST(gdp_100m_cny AS DOUBLE) AS nanning
            FROM "beibu-gulf/city_gdp.csv" WHERE adcode = '450100'),
parts AS (UNPIVOT (SELECT gdp.year, total, guangxi, guangdong, nanning FROM gdp JOIN nanning USING (year))
          ON guangxi, guangdong, nanning INTO NAME part VALUE yuan)
SELECT 'history-growth-' || spans.name AS name, 100 * (exp(ln(b.yuan / a.yuan) / (last - first)) - 1) AS value
FROM spans JOIN long AS a ON a.measure = spans.measure AND a.year = first
           JOIN long AS b ON b.measure = spans.measure AND b.year = last
UNION ALL SELECT 'history-gdp-' || year, total FROM gdp WHERE year IN (2000, 2019, 2020)
UNION ALL SELECT 'history-gdp-latest', total FROM gdp JOIN latest USING (year)
UNION ALL SELECT 'history-share-' || part || '-2000', yuan / total * 100 FROM parts WHERE year = 2000
UNION ALL SELECT 'history-share-' || part || '-firm', yuan / total * 100 FROM parts JOIN firm USING (year)
UNION ALL SELECT 'history-founders', count(*) FROM "tbl-membership" WHERE phase = 'founding'
UNION ALL SELECT 'history-founders-most', count(*) FROM "tbl-membership" WHERE phase IN ('founding', 'disputed')
UNION ALL SELECT 'history-members-stated', value::DOUBLE FROM "original-paper/statements.csv" WHERE item = 'members'
UNION ALL SELECT 'history-members-named', count(*) FROM "beibu-gulf/membership.csv" WHERE kind <> 'count'
UNION ALL SELECT 'history-members-unconfirmed', count(*) FROM "beibu-gulf/membership.csv" WHERE status = 'not found'
UNION ALL SELECT 'history-cluster-members', count(DISTINCT member) FROM "beibu-gulf/membership.csv"
          WHERE member IN (SELECT city FROM "beibu-gulf/city_gdp.csv")
UNION ALL SELECT 'history-china-' || spell, rest FROM compared WHERE kind = 'china'
UNION ALL SELECT 'history-growth-recent', cluster FROM compared WHERE kind = 'cities'
UNION ALL SELECT 'history-gap-' || "group" || '-' || spell, abs(cluster - rest) FROM compared WHERE kind = 'gap'
UNION ALL SELECT 'history-haiphong-2025q1', port_lsci::DOUBLE FROM "unctad-lsci/ports.csv"
          WHERE port = 'Viet Nam, Haiphong' AND year = '2025' AND quarter = '1'
UNION ALL SELECT 'history-qinzhou-' || lower(year || 'q' || quarter), port_lsci::DOUBLE FROM "unctad-lsci/ports.csv"
          WHERE port = 'China, Qinzhou' AND (year, quarter) IN (('2009', '4'), ('2025', '1'))
UNION ALL SELECT 'history-port-' || name, effect FROM dates JOIN "indicator/port_events" USING (date) WHERE specification = 'all-ports'
UNION ALL SELECT 'history-port-' || name || '-p', p_value FROM dates JOIN "indicator/port_events" USING (date)
          WHERE specification = 'all-ports' AND name <> 'leap'
UNION ALL SELECT 'history-port-count', ports FROM "indicator/port_events" WHERE specification = 'all-ports' AND date = '2019Q3'
UNION ALL SELECT 'history-port-leap-both', effect FROM "indicator/port_events" WHERE specification = 'best-port' AND date = '2016Q2'
UNION ALL SELECT 'history-income-variation-' || year, variation FROM incomes WHERE place = 'CHN-BBG'
UNION ALL SELECT 'history-income-' || CASE place WHEN 'CHN-BBG' THEN 'mean' WHEN 'CHN-450600' THEN 'highest' ELSE 'lowest' END, value
          FROM incomes WHERE year = 2020 AND place IN ('CHN-BBG', 'CHN-450600', 'CHN-450900')
