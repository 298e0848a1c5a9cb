WITH rows AS (SELECT * FROM "tbl-original")
SELECT 'original-statements' AS name, count(*)::DOUBLE AS value FROM rows
UNION ALL SELECT 'original-' || verdict, count(*) FROM rows GROUP BY verdict
UNION ALL SELECT 'original-growth-stated', stated FROM rows WHERE item = 'growth'
UNION ALL SELECT 'original-growth-real', third FROM rows WHERE item = 'growth'
UNION ALL SELECT 'original-arrivals-growth', stated FROM rows WHERE item = 'arrivals-growth'
UNION ALL SELECT 'original-arrivals', stated FROM rows WHERE item = 'arrivals'
UNION ALL SELECT 'original-arrivals-base', first FROM rows WHERE item = 'arrivals-growth'
UNION ALL SELECT 'original-arrivals-2006', 1e4 * value::DOUBLE FROM "beibu-gulf/tourism.csv"
          WHERE indicator = 'ASEAN visitors' AND year = '2006'
