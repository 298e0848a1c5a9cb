-- key: economy, year
WITH gulf(port, code) AS (VALUES ('China, Qinzhou', 'CHN-PORT-QINZHOU'), ('China, Fangcheng', 'CHN-PORT-FANGCHENGGANG'),
    ('China, Zhanjiang', 'CHN-PORT-ZHANJIANG'), ('China, Haikou', 'CHN-PORT-HAIKOU'),
    ('China, Yangpu', 'CHN-PORT-YANGPU'), ('Viet Nam, Haiphong', 'VNM-PORT-HAIPHONG')),
ports AS (SELECT port, CAST(year AS INT) AS year, CAST(port_lsci AS DOUBLE) AS value FROM "unctad-lsci/ports.csv"),
-- the mainland's ports with an index in every one of the 77 quarters; one is misspelt and is another's old name
always AS (
    SELECT port FROM ports WHERE port LIKE 'China, %' AND port NOT LIKE 'China, Taiwan%' AND port NOT LIKE 'China, Hong Kong%'
      AND port NOT IN (SELECT port FROM gulf) AND port <> 'China, Wiehai'
    GROUP BY port HAVING count(*) = (SELECT count(DISTINCT year || '-' || quarter) FROM "unctad-lsci/ports.csv")
),
cells AS (
    SELECT 'economy' AS part, economy, CAST(year AS INT) AS year, CAST(lsci AS DOUBLE) AS value FROM "unctad-lsci/country.csv"
    UNION ALL SELECT 'gulf', code, year, value FROM ports JOIN gulf USING (port)
    UNION ALL SELECT 'compared', 'CHN-PORT-' || upper(replace(port, 'China, ', '')), year, value FROM ports JOIN always USING (port)
)
SELECT part, economy, year, CASE count(*) WHEN 4 THEN avg(value) END AS index, count(*) AS quarters FROM cells GROUP BY ALL
