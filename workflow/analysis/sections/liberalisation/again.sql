WITH t AS (SELECT economy, year, tariff, CASE economy WHEN 'CHN' THEN 'china' WHEN 'VNM' THEN 'vietnam' ELSE 'cambodia' END AS who,
                  CASE year WHEN min(year) OVER w THEN 'first' WHEN max(year) OVER w THEN 'latest' END AS moment
           FROM "fig-tariffs" WHERE economy IN ('CHN', 'VNM', 'KHM') WINDOW w AS (PARTITION BY economy)),
falls AS (SELECT who, max(tariff) FILTER (moment = 'first') AS first, max(tariff) FILTER (moment = 'latest') AS latest,
                 max(tariff) FILTER (year = 2005) AS y2005, max(tariff) FILTER (year = 2007) AS y2007 FROM t GROUP BY who),
r AS (SELECT *, CASE year WHEN 0 THEN 'base' WHEN 1 THEN 'first' ELSE 'last' END AS moment
      FROM "indicator/rcep_schedule" WHERE year IN (0, 1, 21)),
named(section, name) AS (VALUES ('S10', 'paper'), ('S17', 'vehicles'), ('S03', 'oils')),
product_year AS (SELECT max(year) AS year FROM "fig-complementarity"),
shares AS (SELECT exporter, section, share::DOUBLE AS share FROM "open-trade-statistics/sections.csv.gz"
           WHERE year::INT = (SELECT year FROM product_year) AND side = 'X' AND importer = 'WLD' AND exporter IN ('IDN', 'WLD')),
f AS (SELECT *, CASE economy WHEN 'CHN' THEN 'china' WHEN 'ASEAN' THEN 'asean' WHEN 'ASEAN-without-SGP' THEN 'rest' WHEN 'VNM' THEN 'vietnam'
                END AS who, max(year) OVER () AS latest,
             min(year) FILTER (weight IS NOT NULL) OVER () AS early FROM "fig-fdi")
SELECT 'tariff-' || who || '-' || moment AS name, tariff AS value FROM t WHERE moment = 'latest' OR moment = 'first' AND who <> 'cambodia'
UNION ALL SELECT 'tariff-china-early-part', 100 * (first - y2005) / (first - latest) FROM falls WHERE who = 'china'
UNION ALL SELECT 'tariff-vietnam-late-part', 100 * (y2007 - latest) / (first - latest) FROM falls WHERE who = 'vietnam'
UNION ALL SELECT 'rcep-lines', lines FROM r WHERE section = 'all' AND year = 1
UNION ALL SELECT 'rcep-uncommitted', uncommitted FROM r WHERE section = 'all' AND year = 1
UNION ALL SELECT 'rcep-free-' || moment, free_share FROM r WHERE section = 'all'
UNION ALL SELECT 'rcep-rate-' || moment, mean_rate FROM r WHERE section = 'all'
UNION ALL SELECT 'rcep-cut-at-once', 100 * (max(mean_rate) FILTER (moment = 'base') - max(mean_rate) FILTER (moment = 'first'))
          / (max(mean_rate) FILTER (moment = 'base') - max(mean_rate) FILTER (moment = 'last')) FROM r WHERE section = 'all'
UNION ALL SELECT 'rcep-' || name || '-free-last', free_share FROM r JOIN named USING (section) WHERE year = 21
UNION ALL SELECT 'rcep-paper-uncommitted', uncommitted FROM r WHERE section = 'S10' AND year = 21
UNION ALL SELECT 'rcep-advantage-' || name, a.share / w.share FROM shares AS a JOIN shares AS w USING (section)
          JOIN named USING (section) WHERE a.exporter = 'IDN' AND w.exporter = 'WLD' AND name <> 'vehicles'
UNION ALL SELECT 'fdi-' || who || '-latest', inflow FROM f WHERE year = latest AND who IN ('china', 'asean', 'rest')
UNION ALL SELECT 'fdi-' || who || '-' || year, inflow FROM f WHERE (who, year) IN (('china', 2021), ('asean', 2000))
UNION ALL SELECT 'fdi-singapore-part', 100 * s.inflow / a.inflow FROM f AS s JOIN f AS a USING (year)
          WHERE year = a.latest AND s.economy = 'SGP' AND a.economy = 'ASEAN'
UNION ALL SELECT 'fdi-china-weight-' || CASE year WHEN early THEN 'early' ELSE 'late' END, weight FROM f
          WHERE who = 'china' AND year IN (early, latest)
UNION ALL SELECT 'fdi-vietnam-weight-late', weight FROM f WHERE who = 'vietnam' AND year = latest
