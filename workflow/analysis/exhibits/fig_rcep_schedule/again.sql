-- key: section, year
SELECT * FROM "indicator/rcep_schedule"
