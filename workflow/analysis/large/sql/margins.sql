-- key: exporter, importer
-- Extensive margin: what the others sell to j of the products that i sells to it, of all that they sell to j; intensive:
-- what i sells to j, as a part of what the others sell of these products (Hummels and Klenow 2005, the reference being
-- the rest of the world).  Their product is x_ij over the others' sales.
SELECT exporter, importer, pairs.usd, (reached - pairs.usd) / nullif(importers.usd - pairs.usd, 0) AS extensive,
       pairs.usd / nullif(reached - pairs.usd, 0) AS intensive
FROM pairs JOIN importers USING (importer) ORDER BY exporter, importer
