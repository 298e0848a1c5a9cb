-- key: exporter, product
-- Revealed comparative advantage (x_ik / x_i) / (x_wk / x_w), 1 = the world's own share (Balassa 1965).
-- Valid where the economy sells the product; where it has no row, the index is 0.
SELECT exporter, products.code AS product, sold.usd,
       sold.usd / nullif(exporters.usd, 0) / nullif(world.usd / nullif(total.usd, 0), 0) AS rca
FROM sold JOIN exporters USING (exporter) JOIN world USING (product) JOIN products USING (product) CROSS JOIN total
ORDER BY exporter, products.code
