-- key: economy, year
SELECT economy, year, similar_chapters, similar_groups, advantages, shared
FROM "indicator/export_structure" WHERE economy <> 'CHN'
