-- key: economy, flow, parts
-- Herfindahl and Hirschman's index sum_k s_k^2 of an economy's exports and imports over products and over partners:
-- 1/n even, 1 one only.  The squares of whole US$ are added in 128 bits.
WITH parts AS (
    SELECT exporter AS economy, 'exports' AS flow, 'products' AS parts, usd FROM sold
    UNION ALL SELECT importer, 'imports', 'products', usd FROM bought
    UNION ALL SELECT exporter, 'exports', 'partners', usd FROM pairs
    UNION ALL SELECT importer, 'imports', 'partners', usd FROM pairs
)
SELECT economy, flow, parts, count(*) FILTER (usd > 0) AS number,
       sum(usd::HUGEINT * usd)::DOUBLE / nullif(sum(usd)::DOUBLE * sum(usd)::DOUBLE, 0) AS herfindahl
FROM parts GROUP BY ALL ORDER BY ALL
