-- key: economy, partner
-- Similarity of exports sum_k min(x_ki, x_kj), 0 nothing in common, 1 the same (Finger and Kreinin 1979).
SELECT one AS economy, other AS partner, parts / 1e18 AS similarity FROM exports_exports WHERE one < other ORDER BY ALL
