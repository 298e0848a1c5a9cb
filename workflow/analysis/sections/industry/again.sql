WITH named(code, name) AS (VALUES ('CHN', 'china'), ('VNM', 'vietnam'), ('BRN', 'brunei'), ('KHM', 'cambodia')),
goods(product, good) AS (VALUES ('84-85', 'machinery'), ('50-63', 'clothing'), ('27', 'fuels')),
rca AS (SELECT 'industry-rca-' || name || '-' || good AS name, product, year, rca AS value,
               year = (SELECT max(year) FROM "fig-rca") AS latest
        FROM "fig-rca" JOIN named ON code = economy JOIN goods USING (product)
        WHERE (name, good) IN (('china', 'machinery'), ('china', 'clothing'), ('vietnam', 'machinery'),
              ('brunei', 'fuels'), ('cambodia', 'clothing'))),
ways AS (UNPIVOT (SELECT economy, year, sold, bought FROM "fig-trade-intensity") ON sold, bought INTO NAME way VALUE index),
lines AS (
    SELECT 'industry-intensity-' || lower(economy) || '-' || way AS name, year, index AS value FROM ways
    UNION ALL SELECT 'industry-intra-' || lower(economy) || '-' || kind, year, gl
    FROM (UNPIVOT (SELECT economy, year, index, balanced FROM "fig-intra-industry") ON index, balanced INTO NAME kind VALUE gl)
    UNION ALL SELECT 'industry-fit-' || lower(exporter) || '-' || lower(importer), year, complementarity
    FROM "fig-complementarity"
),
ends AS (SELECT name, min(year) AS first, max(year) AS latest FROM lines WHERE value IS NOT NULL GROUP BY name)
SELECT name || '-latest' AS name, value FROM rca WHERE latest
UNION ALL SELECT name || '-2001', value FROM rca WHERE year = 2001 AND name NOT LIKE '%brunei%' AND name NOT LIKE '%cambodia%'
UNION ALL SELECT 'industry-rca-machinery-economies', count(*) FROM "fig-rca" WHERE product = '84-85' AND rca > 1
          AND year = (SELECT max(year) FROM "fig-rca")
UNION ALL SELECT name || '-latest', value FROM lines JOIN ends USING (name) WHERE year = latest AND name IN (
    'industry-intensity-asean-sold', 'industry-intensity-asean-bought', 'industry-intensity-vnm-sold',
    'industry-intensity-vnm-bought', 'industry-intensity-mmr-sold', 'industry-intensity-khm-bought',
    'industry-fit-chn-vnm', 'industry-fit-vnm-chn', 'industry-fit-sgp-chn', 'industry-fit-khm-chn',
    'industry-intra-asean-index', 'industry-intra-vnm-index', 'industry-intra-tha-index', 'industry-intra-brn-index',
    'industry-intra-khm-index', 'industry-intra-khm-balanced')
UNION ALL SELECT name || '-first', value FROM lines JOIN ends USING (name) WHERE year = first AND name IN (
    'industry-intensity-asean-sold', 'industry-intensity-asean-bought', 'industry-intensity-mmr-sold',
    'industry-intra-asean-index', 'industry-intra-vnm-index')
UNION ALL SELECT name || '-' || year, value FROM lines WHERE (name, year) IN (('industry-intensity-asean-bought', 2005),
    ('industry-intensity-vnm-bought', 2010), ('industry-fit-chn-vnm', 2001), ('industry-fit-vnm-chn', 2001))
