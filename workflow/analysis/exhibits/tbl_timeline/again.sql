-- key: date, event_en
SELECT date, kind, event_zh, event_en, status FROM "beibu-gulf/events.csv" WHERE kind <> 'visa'
