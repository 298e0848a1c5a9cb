WITH gdp AS (SELECT * FROM "indicator/city_gdp"),
firm AS (SELECT max(year) AS year FROM gdp WHERE not_revised = 0 AND year < 2021),
latest AS (SELECT max(year) AS year FROM gdp),
real_latest AS (SELECT max(year) AS year FROM gdp WHERE real IS NOT NULL),
spans(name, measure, first, last) AS (
    SELECT 'nominal', 'total', 2000, year FROM firm UNION ALL SELECT 'nominal-ten', 'ten', 2000, year FROM firm
    UNION ALL SELECT 'nominal-early', 'total', 2000, 2013 UNION ALL SELECT 'nominal-late', 'total', 2013, year FROM firm
    UNION ALL SELECT 'real-firm', 'real', 2000, year FROM firm UNION ALL SELECT 'real', 'real', 2000, year FROM real_latest
    UNION ALL SELECT 'real-early', 'real', 2000, 2013 UNION ALL SELECT 'real-late', 'real', 2013, year FROM real_latest
),
long AS (UNPIVOT (SELECT year, total, ten, real FROM gdp) ON total, ten, real INTO NAME measure VALUE yuan),
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
