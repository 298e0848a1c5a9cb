-- key: exporter, importer
-- Trade complementarity 100 (1 - sum_k |m_kj - x_ki| / 2), 0 none, 100 perfect (Michaely 1996): of two structures
-- that both add up to 1 it is 100 sum_k min(m_kj, x_ki), which is what they overlap in.  Every pair, also without trade.
SELECT one AS exporter, other AS importer, 100 * (parts / 1e18) AS complementarity
FROM exports_imports WHERE one <> other ORDER BY ALL
