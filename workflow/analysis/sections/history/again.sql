WITH gdp AS (SELECT * FROM "indicator/city_gdp"),
firm AS (SELECT max(year) AS year FROM gdp WHERE not_revised = 0 AND year < 2021),
spans(name, measure, first, last) AS (
    SELECT 'nominal', 'total', 2000, year FROM firm UNION ALL SELECT 'nominal-ten', 'ten', 2000, year FROM firm
    UNION ALL SELECT 'nominal-early', 'total', 2000, 2013 UNION ALL SELECT 'nominal-late', 'total', 2013, year FROM firm
    UNION ALL SELECT 'real-firm', 'real', 2000, year FROM firm UNION ALL SELECT 'real', 'real', 2000, 2023
    UNION ALL SELECT 'real-early', 'real', 2000, 2013 UNION ALL SELECT 'real-late', 'real', 2013, 2023
),
long AS (UNPIVOT (SELECT year, total, ten, real FROM gdp) ON total, ten, real INTO NAME measure VALUE yuan),
nanning AS (SELECT CAST(year AS INT) AS year, 1e8 * CAST(gdp_100m_cny AS DOUBLE) AS yuan
            FROM "beibu-gulf/city_gdp.csv" WHERE adcode = '450100')
SELECT 'history-growth-' || spans.name AS name, 100 * (exp(ln(b.yuan / a.yuan) / (last - first)) - 1) AS value
FROM spans JOIN long AS a ON a.measure = spans.measure AND a.year = first
           JOIN long AS b ON b.measure = spans.measure AND b.year = last
UNION ALL SELECT 'history-gdp-' || year, total FROM gdp WHERE year IN (2000, 2019, 2020, 2023)
UNION ALL SELECT 'history-share-guangxi-' || gdp.year, guangxi / total * 100 FROM gdp, firm WHERE gdp.year IN (2000, firm.year)
UNION ALL SELECT 'history-share-guangdong-' || gdp.year, guangdong / total * 100 FROM gdp, firm WHERE gdp.year IN (2000, firm.year)
UNION ALL SELECT 'history-share-nanning-' || year, yuan / total * 100 FROM nanning JOIN gdp USING (year)
          WHERE year = 2000 OR year = (SELECT year FROM firm)
UNION ALL SELECT 'history-founders', count(*) FROM "tbl-membership" WHERE phase = 'founding'
UNION ALL SELECT 'history-founders-most', count(*) FROM "tbl-membership" WHERE phase IN ('founding', 'disputed')
UNION ALL SELECT 'history-members-stated', value::DOUBLE FROM "original-paper/statements.csv" WHERE item = 'members'
UNION ALL SELECT 'history-members-named', count(*) FROM "beibu-gulf/membership.csv" WHERE kind <> 'count'
UNION ALL SELECT 'history-members-unconfirmed', count(*) FROM "beibu-gulf/membership.csv" WHERE status = 'not found'
UNION ALL SELECT 'history-cluster-members', count(DISTINCT member) FROM "beibu-gulf/membership.csv"
          WHERE member IN (SELECT city FROM "beibu-gulf/city_gdp.csv")
