-- key: economy, year
SELECT economy, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS tariff
FROM "world-bank-wdi/observations.csv"
WHERE indicator = 'TM.TAX.MRCH.WM.AR.ZS' AND economy <> 'WLD' AND CAST(year AS INT) >= 2000
