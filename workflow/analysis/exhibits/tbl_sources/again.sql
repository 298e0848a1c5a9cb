-- key: source, edition
SELECT source, edition, publisher_zh, publisher_en, title_zh, title_en, licence,
       CASE WHEN best = worst THEN best ELSE best || '-' || worst END AS trust, files
FROM "sidecars"
