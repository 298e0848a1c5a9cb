WITH t AS (SELECT economy, year, tariff FROM "fig-tariffs"),
c AS (SELECT max(tariff) FILTER (year = 2000) AS y2000, max(tariff) FILTER (year = 2005) AS y2005,
             max(tariff) FILTER (year = 2022) AS y2022 FROM t WHERE economy = 'CHN'),
v AS (SELECT max(tariff) FILTER (year = 2001) AS y2001, max(tariff) FILTER (year = 2007) AS y2007,
             max(tariff) FILTER (year = 2022) AS y2022 FROM t WHERE economy = 'VNM'),
r AS (SELECT *, CASE year WHEN 0 THEN 'base' WHEN 1 THEN 'first' ELSE 'last' END AS moment
      FROM "indicator/rcep_schedule" WHERE year IN (0, 1, 21)),
named(section, name) AS (VALUES ('S10', 'paper'), ('S17', 'vehicles'), ('S03', 'oils')),
shares AS (SELECT exporter, section, share::DOUBLE AS share FROM "open-trade-statistics/sections.csv.gz"
           WHERE year = '2018' AND side = 'X' AND importer = 'WLD' AND exporter IN ('IDN', 'WLD')),
f AS (SELECT * FROM "fig-fdi")
SELECT 'tariff-' || CASE economy WHEN 'CHN' THEN 'china' WHEN 'VNM' THEN 'vietnam' ELSE 'cambodia' END || '-' || year AS name,
       tariff AS value FROM t WHERE (economy, year) IN (('CHN', 2000), ('CHN', 2022), ('VNM', 2001),
       ('VNM', 2022), ('KHM', 2022))
UNION ALL SELECT 'tariff-china-early-part', 100 * (y2000 - y2005) / (y2000 - y2022) FROM c
UNION ALL SELECT 'tariff-vietnam-late-part', 100 * (y2007 - y2022) / (y2001 - y2022) FROM v
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
UNION ALL SELECT 'fdi-' || CASE economy WHEN 'CHN' THEN 'china' WHEN 'ASEAN' THEN 'asean' ELSE 'rest' END || '-' || year, inflow
          FROM f WHERE (economy, year) IN (('CHN', 2021), ('CHN', 2024), ('ASEAN', 2000), ('ASEAN', 2024), ('ASEAN9', 2024))
UNION ALL SELECT 'fdi-singapore-part', 100 * s.inflow / a.inflow FROM f AS s JOIN f AS a USING (year)
          WHERE year = 2024 AND s.economy = 'SGP' AND a.economy = 'ASEAN'
UNION ALL SELECT 'fdi-china-weight-' || CASE year WHEN 2014 THEN 'early' ELSE 'late' END, weight FROM f
          WHERE economy = 'CHN' AND year IN (2014, 2024)
UNION ALL SELECT 'fdi-vietnam-weight-late', weight FROM f WHERE economy = 'VNM' AND year = 2024
