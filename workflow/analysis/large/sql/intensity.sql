-- key: exporter, importer
-- Trade intensity (x_ij / x_i) / (m_j / (m_w - m_i)), 1 = the importer's weight in the imports of the world
-- without the exporter (Kojima 1964; Drysdale and Garnaut 1982).  Reconciled: exports and imports are the same flows.
SELECT pairs.exporter, pairs.importer, pairs.usd,
       pairs.usd / nullif(exporters.usd, 0) / nullif(importers.usd / nullif(total.usd - coalesce(own.usd, 0), 0), 0) AS intensity
FROM pairs JOIN exporters USING (exporter) JOIN importers USING (importer) CROSS JOIN total
LEFT JOIN importers AS own ON own.importer = pairs.exporter
ORDER BY ALL
