WITH named(code, name) AS (VALUES ('CHN', 'china'), ('VNM', 'vietnam'), ('BRN', 'brunei'), ('KHM', 'cambodia')),
goods(product, good) AS (VALUES ('84-85', 'machinery'), ('50-63', 'clothing'), ('27', 'fuels')),
rca AS (SELECT 'industry-rca-' || name || '-' || good AS name, product, year, rca AS value,
               year = (SELECT max(year) FROM "fig-rca") AS latest
        FROM "fig-rca" JOIN named ON code = economy JOIN goods USING (product)
        WHERE (name, good) IN (('china', 'machinery'), ('china', 'clothing'), ('vietnam', 'machinery'),
              ('brunei', 'fuels'), ('cambodia', 'clothing'))),
stages AS (
    SELECT 'industry-stage-vietnam-' || CASE product WHEN 'SoP1' THEN 'raw' ELSE 'capital' END AS name, year,
           100 * value_usd::DOUBLE / (SELECT value_usd::DOUBLE FROM "wits-trade-summary/totals.csv" AS t
                                      WHERE t.exporter = 'VNM' AND t.importer = 'WLD' AND t.year = s.year) AS value
    FROM "wits-trade-summary/stages_of_processing.csv" AS s
    WHERE exporter = 'VNM' AND importer = 'WLD' AND product IN ('SoP1', 'SoP4')
),
ways AS (UNPIVOT (SELECT economy, year, sold, bought FROM "fig-trade-intensity" WHERE specification = 'importers')
         ON sold, bought INTO NAME way VALUE index),
lines AS (
    SELECT 'industry-intensity-' || lower(economy) || '-' || way AS name, year, index AS value FROM ways
    UNION ALL SELECT 'industry-intra-' || CASE economy WHEN 'ASEAN' THEN 'pooled' WHEN 'ASEAN-mean' THEN 'mean' ELSE lower(economy) END
                     || '-' || kind, year, gl
    FROM (UNPIVOT (SELECT economy, year, index, coarse, balanced FROM "fig-intra-industry") ON index, coarse, balanced INTO NAME kind VALUE gl)
    UNION ALL SELECT 'industry-fit-' || lower(exporter) || '-' || lower(importer), year, complementarity
    FROM "fig-complementarity"
    UNION ALL SELECT 'industry-similar-vnm', year, similar_chapters FROM "fig-similarity" WHERE economy = 'VNM'
    UNION ALL SELECT 'industry-chain-vnm-backward', year, backward FROM "fig-value-chains" WHERE economy = 'VNM'
    UNION ALL SELECT name, year::INT, value FROM stages
),
ends AS (SELECT name, min(year) AS first, max(year) AS latest FROM lines WHERE value IS NOT NULL GROUP BY name),
vietnam AS (SELECT * FROM "fig-similarity" WHERE economy = 'VNM' ORDER BY year DESC LIMIT 1),
chains AS (SELECT * FROM "fig-value-chains" WHERE economy = 'VNM' ORDER BY year DESC LIMIT 1)
SELECT name || '-latest' AS name, value FROM rca WHERE latest
UNION ALL SELECT name || '-2001', value FROM rca WHERE year = 2001 AND name NOT LIKE '%brunei%' AND name NOT LIKE '%cambodia%'
UNION ALL SELECT 'industry-rca-machinery-economies', count(*) FROM "fig-rca" WHERE product = '84-85' AND rca > 1
          AND year = (SELECT max(year) FROM "fig-rca")
UNION ALL SELECT 'industry-similar-vnm-' || kind, value
          FROM (UNPIVOT (SELECT similar_groups AS groups, advantages, shared FROM vietnam) ON groups, advantages, shared INTO NAME kind VALUE value)
UNION ALL SELECT 'industry-chain-vnm-' || replace(kind, '_', '-'), value
          FROM (UNPIVOT (SELECT gross, value_added, in_exports FROM chains) ON gross, value_added, in_exports INTO NAME kind VALUE value)
UNION ALL SELECT name || '-latest', value FROM lines JOIN ends USING (name) WHERE year = latest AND name IN (
    'industry-intensity-asean-sold', 'industry-intensity-asean-bought', 'industry-intensity-vnm-sold',
    'industry-intensity-vnm-bought', 'industry-intensity-khm-bought',
    'industry-fit-chn-vnm', 'industry-fit-vnm-chn', 'industry-fit-sgp-chn', 'industry-fit-khm-chn',
    'industry-intra-mean-index', 'industry-intra-mean-coarse', 'industry-intra-pooled-index', 'industry-intra-vnm-index',
    'industry-intra-khm-index', 'industry-intra-khm-balanced', 'industry-similar-vnm',
    'industry-chain-vnm-backward', 'industry-stage-vietnam-raw', 'industry-stage-vietnam-capital')
UNION ALL SELECT name || '-first', value FROM lines JOIN ends USING (name) WHERE year = first AND name IN (
    'industry-intensity-asean-sold', 'industry-intensity-asean-bought',
    'industry-intra-mean-index', 'industry-intra-pooled-index', 'industry-intra-vnm-index', 'industry-similar-vnm',
    'industry-chain-vnm-backward')
UNION ALL SELECT name || '-' || year, value FROM lines WHERE (name, year) IN (('industry-intensity-asean-bought', 2005),
    ('industry-intensity-vnm-bought', 2010), ('industry-fit-chn-vnm', 2001), ('industry-fit-vnm-chn', 2001),
    ('industry-similar-vnm', 2013),
    ('industry-stage-vietnam-raw', 2001), ('industry-stage-vietnam-capital', 2001))
