WITH t AS (SELECT economy, year, tariff, CASE economy WHEN 'CHN' THEN 'china' ELSE 'vietnam' END AS who,
                  CASE year WHEN min(year) OVER w THEN 'first' WHEN max(year) OVER w THEN 'latest' END AS moment
           FROM "fig-tariffs" WHERE economy IN ('CHN', 'VNM') AND tariff IS NOT NULL WINDOW w AS (PARTITION BY economy)),
falls AS (SELECT who, max(tariff) FILTER (moment = 'first') AS first, max(tariff) FILTER (moment = 'latest') AS latest,
                 max(tariff) FILTER (year = 2005) AS y2005 FROM t GROUP BY who),
members(who, economy) AS (VALUES ('laos', 'LAO'), ('myanmar', 'MMR'), ('philippines', 'PHL'), ('vietnam', 'VNM'), ('china', 'CHN')),
r AS (SELECT *, CASE year WHEN 0 THEN 'base' WHEN 1 THEN 'first' ELSE 'last' END AS moment
      FROM "indicator/rcep_schedule" WHERE year IN (0, 1, 21)),
named(section, name) AS (VALUES ('S10', 'paper'), ('S17', 'vehicles'), ('S03', 'oils')),
shares AS (SELECT exporter, section, share::DOUBLE AS share FROM "open-trade-statistics/sections.csv.gz"
           WHERE year = '2018' AND side = 'X' AND importer = 'WLD' AND exporter IN ('IDN', 'WLD')),
halves AS (SELECT *, max(year) OVER () AS last FROM "fig-quarterly-trade" WHERE span = 'half')
SELECT 'tariff-' || who || '-' || moment AS name, tariff AS value FROM t WHERE moment IS NOT NULL
UNION ALL SELECT 'tariff-china-early-part', 100 * (first - y2005) / (first - latest) FROM falls WHERE who = 'china'
UNION ALL SELECT 'tariff-vietnam-late-part', 100 * (y2005 - latest) / (first - latest) FROM falls WHERE who = 'vietnam'
UNION ALL SELECT 'tariff-margin-' || who, arg_max(margin, year) FILTER (margin IS NOT NULL)
          FROM "fig-tariffs" JOIN members USING (economy) GROUP BY who
UNION ALL SELECT 'rcep-lines', lines FROM r WHERE section = 'all' AND year = 1
UNION ALL SELECT 'rcep-uncommitted', uncommitted FROM r WHERE section = 'all' AND year = 1
UNION ALL SELECT 'rcep-free-' || moment, free_share FROM r WHERE section = 'all'
UNION ALL SELECT 'rcep-rate-' || moment, mean_rate FROM r WHERE section = 'all'
UNION ALL SELECT 'acfta-rate-' || CASE year WHEN '2009' THEN 'before' ELSE 'after' END, mean_tariff_percent::DOUBLE
          FROM "acfta-tariffs-announced/observations.csv"
UNION ALL SELECT 'rcep-' || name || '-free-last', free_share FROM r JOIN named USING (section) WHERE year = 21
UNION ALL SELECT 'rcep-paper-uncommitted', uncommitted FROM r WHERE section = 'S10' AND year = 21
UNION ALL SELECT 'rcep-advantage-' || name, a.share / w.share FROM shares AS a JOIN shares AS w USING (section)
          JOIN named USING (section) WHERE a.exporter = 'IDN' AND w.exporter = 'WLD' AND name <> 'vehicles'
UNION ALL SELECT 'since-' || flow || '-' || CASE year WHEN 2021 THEN 'before' ELSE 'last' END, share
          FROM halves WHERE year IN (2021, last)
