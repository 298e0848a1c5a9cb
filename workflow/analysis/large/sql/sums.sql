-- Whole US$, which add up to the same in any order; flows(exporter, importer, product, usd) are those of a year.
CREATE TEMP TABLE sold AS SELECT exporter, product, sum(usd)::BIGINT AS usd FROM flows GROUP BY ALL;
CREATE TEMP TABLE bought AS SELECT importer, product, sum(usd)::BIGINT AS usd FROM flows GROUP BY ALL;
CREATE TEMP TABLE exporters AS SELECT exporter, sum(usd)::BIGINT AS usd FROM sold GROUP BY ALL;
CREATE TEMP TABLE importers AS SELECT importer, sum(usd)::BIGINT AS usd FROM bought GROUP BY ALL;
CREATE TEMP TABLE world AS SELECT product, sum(usd)::BIGINT AS usd FROM sold GROUP BY ALL;
CREATE TEMP TABLE total AS SELECT sum(usd)::BIGINT AS usd FROM world;
-- reached: all that the importer buys, from anyone, of the products that the exporter sells to it
CREATE TEMP TABLE pairs AS
    SELECT exporter, importer, sum(flows.usd)::BIGINT AS usd,
           coalesce(sum(bought.usd) FILTER (flows.usd > 0), 0)::BIGINT AS reached
    FROM flows JOIN bought USING (importer, product) GROUP BY ALL;
-- matched: the smaller of the two directions, product by product; a flow comes once (`convert` sees to it)
CREATE TEMP TABLE matched AS
    WITH flow AS (
        SELECT (least(exporter, importer)::BIGINT * 65536 + greatest(exporter, importer)) * 65536 + product AS key,
               exporter < importer AS up, usd FROM flows
    )
    SELECT there.key // 4294967296 AS one, there.key // 65536 % 65536 AS other, sum(least(there.usd, back.usd))::BIGINT AS usd
    FROM flow AS there JOIN flow AS back USING (key) WHERE there.up AND NOT back.up GROUP BY ALL;
