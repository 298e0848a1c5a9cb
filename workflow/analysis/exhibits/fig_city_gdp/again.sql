-- key: year
SELECT *, 2e11 AS mark_low, 2e12 AS mark_high, 10 AS tenth FROM "indicator/city_gdp"
