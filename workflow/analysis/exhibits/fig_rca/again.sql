-- key: economy, product, year
WITH groups AS (SELECT exporter AS economy, product, CAST(year AS INT) AS year, value_usd::DOUBLE AS usd
                FROM "wits-trade-summary/exports_16_groups.csv" WHERE CAST(year AS INT) BETWEEN 1999 AND 2019),
totals AS (SELECT exporter AS economy, CAST(year AS INT) AS year, value_usd::DOUBLE AS usd
           FROM "wits-trade-summary/totals.csv" WHERE reporter_side LIKE 'exporter%'),
indices AS (
    SELECT g.economy, g.product, g.year, (g.usd / t.usd) / (w.usd / wt.usd) AS rca
    FROM groups AS g JOIN totals AS t USING (economy, year)
    JOIN groups AS w ON w.economy = 'WLD' AND w.product = g.product AND w.year = g.year
    JOIN totals AS wt ON wt.economy = 'WLD' AND wt.year = g.year
    WHERE g.economy <> 'WLD'
)
SELECT *, 1 - 2 / (rca + 1) AS symmetric FROM indices
