WITH named(code, name) AS (VALUES ('CHN', 'china'), ('VNM', 'vietnam'), ('BRN', 'brunei'), ('KHM', 'cambodia')),
goods(product, good) AS (VALUES ('84-85', 'machinery'), ('50-63', 'clothing'), ('27', 'fuels')),
rca AS (SELECT * FROM "fig-rca"), intensity AS (SELECT * FROM "fig-trade-intensity"),
ways AS (UNPIVOT (SELECT economy, year, sold, bought FROM intensity) ON sold, bought INTO NAME way VALUE index),
fit AS (SELECT * FROM "fig-complementarity"),
within AS (UNPIVOT (SELECT economy, year, index, balanced FROM "fig-intra-industry") ON index, balanced INTO NAME kind VALUE gl)
SELECT 'industry-rca-' || name || '-' || good || '-' || year AS name, rca AS value
FROM rca JOIN named ON code = economy JOIN goods USING (product)
WHERE (name, good, year) IN (('china', 'machinery', 2001), ('china', 'machinery', 2018), ('china', 'clothing', 2001),
    ('china', 'clothing', 2018), ('vietnam', 'machinery', 2001), ('vietnam', 'machinery', 2018), ('brunei', 'fuels', 2018),
    ('cambodia', 'clothing', 2018))
UNION ALL SELECT 'industry-rca-machinery-economies', count(*) FROM rca WHERE product = '84-85' AND year = 2018 AND rca > 1
UNION ALL SELECT 'industry-intensity-' || lower(economy) || '-' || way || '-' || year, index FROM ways
WHERE (economy, way, year) IN (('ASEAN', 'sold', 1995), ('ASEAN', 'sold', 2019), ('ASEAN', 'bought', 1995),
    ('ASEAN', 'bought', 2005), ('ASEAN', 'bought', 2019), ('VNM', 'bought', 2010), ('VNM', 'bought', 2019),
    ('VNM', 'sold', 2019), ('MMR', 'sold', 1995), ('MMR', 'sold', 2019), ('KHM', 'bought', 2019))
UNION ALL SELECT 'industry-fit-' || lower(exporter) || '-' || lower(importer) || '-' || year, complementarity FROM fit
WHERE (exporter, importer) IN (('CHN', 'VNM'), ('VNM', 'CHN')) OR (exporter IN ('SGP', 'KHM') AND importer = 'CHN' AND year = 2018)
UNION ALL SELECT 'industry-intra-' || lower(economy) || '-' || kind || '-' || year, gl FROM within
WHERE (economy, kind, year) IN (('ASEAN', 'index', 1995), ('ASEAN', 'index', 2018), ('VNM', 'index', 1995),
    ('VNM', 'index', 2018), ('THA', 'index', 2018), ('BRN', 'index', 2018), ('KHM', 'index', 2018), ('KHM', 'balanced', 2018))
