-- key: economy, year
WITH rates AS (
    SELECT economy, CAST(year AS INT) AS year,
           max(CAST(value AS DOUBLE)) FILTER (indicator LIKE '%.FN.ZS') AS mfn,
           max(CAST(value AS DOUBLE)) FILTER (indicator LIKE '%.FN.ZS')
             - max(CAST(value AS DOUBLE)) FILTER (indicator LIKE '%.AR.ZS') AS margin
    FROM "world-bank-tariffs-mfn/observations.csv" GROUP BY ALL
),
applied AS (
    SELECT economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS tariff
    FROM "world-bank-wdi/observations.csv"
    WHERE indicator = 'TM.TAX.MRCH.WM.AR.ZS' AND economy <> 'WLD' AND CAST(year AS INT) >= 2000
)
SELECT economy, year, tariff, mfn, margin FROM applied FULL JOIN rates USING (economy, year)
