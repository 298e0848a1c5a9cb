-- key: economy, partner
-- Intra-industry trade 1 - sum_k |x_k - m_k| / sum_k (x_k + m_k), not adjusted for imbalance (Grubel and Lloyd 1975).
WITH trade AS (
    SELECT least(exporter, importer) AS one, greatest(exporter, importer) AS other, sum(usd)::BIGINT AS usd FROM pairs GROUP BY ALL
)
SELECT one AS economy, other AS partner, trade.usd, 1 - (trade.usd - 2 * coalesce(matched.usd, 0)) / nullif(trade.usd, 0) AS grubel_lloyd
FROM trade LEFT JOIN matched USING (one, other) ORDER BY ALL
