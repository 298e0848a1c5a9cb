-- key: economy, year
WITH indices AS (
    SELECT economy, CAST(year AS INT) AS year, CAST(rca AS DOUBLE) AS gross, CAST(rca_vaxos AS DOUBLE) AS value_added,
           CAST(rca_vaxes AS DOUBLE) AS in_exports
    FROM "adb-mrio/rca.csv.gz" WHERE version::INT = 62 AND level::INT = 35 AND sector::INT = 14
),
chains AS (
    SELECT economy, CAST(year AS INT) AS year, 100 * CAST("GVCP_trade_b" AS DOUBLE) AS backward, 100 * CAST("GVCP_trade_f" AS DOUBLE) AS forward
    FROM "adb-mrio/gvc_participation.csv" WHERE level::INT = 0
)
SELECT * FROM indices FULL JOIN chains USING (economy, year)
