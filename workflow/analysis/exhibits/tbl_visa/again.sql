-- key: kind, date
WITH counts(area, indicator, period, date, text_zh, text_en) AS (VALUES
    ('广西', 'ASEAN visitors', 'year', '2006', '广西接待东盟国家游客', 'Visitors from ASEAN to Guangxi'),
    ('广西', 'inbound overnight visitors', 'Jan-Mar', '2017-01/2017-03', '广西入境过夜游客', 'Inbound overnight visitors, Guangxi'),
    ('中国', 'foreign nationals crossing', 'Jan-Mar', '2024-01/2024-03', '全国口岸外国人出入境（进出均计）',
     'Foreign nationals crossing China''s border, both ways'),
    ('中国', 'foreign arrivals', 'Jan-Jun', '2024-01/2024-06', '全国口岸外国人入境', 'Foreign nationals entering China'),
    ('广西 口岸', 'foreign entries', 'May 1-5', '2025-05-01/2025-05-05', '广西口岸外国人入境',
     'Foreign nationals entering at Guangxi''s crossings'))
SELECT 'measure' AS kind, date, event_zh AS text_zh, event_en AS text_en, NULL::DOUBLE AS visitors, status
FROM "beibu-gulf/events.csv" WHERE kind = 'visa'
UNION ALL
SELECT 'count', counts.date, text_zh, text_en, 1e4 * CAST(value AS DOUBLE),
       CASE WHEN unit LIKE '%over%' THEN 'lower-bound' WHEN source LIKE '%year inferred%' THEN 'year-inferred' ELSE '' END
FROM counts JOIN "beibu-gulf/tourism.csv" AS raw USING (area, indicator, period)
WHERE raw.year = counts.date[1:4]
