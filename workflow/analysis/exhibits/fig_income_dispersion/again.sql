-- key: year
WITH cells AS (
    SELECT CAST(year AS INT) AS year, economy, max(CAST(value AS DOUBLE)) FILTER (indicator = 'NY.GDP.PCAP.PP.KD') AS y,
           max(CAST(value AS DOUBLE)) FILTER (indicator = 'SP.POP.TOTL') AS p
    FROM "world-bank-wdi/observations.csv" WHERE economy <> 'WLD' AND indicator IN ('NY.GDP.PCAP.PP.KD', 'SP.POP.TOTL')
    GROUP BY ALL
),
means AS (
    SELECT year, sum(y * p) / sum(p) AS m, avg(y) AS e, sum(p) AS people,
           sum(y * p) FILTER (economy <> 'CHN') / sum(p) FILTER (economy <> 'CHN') AS asean,
           sum(p) FILTER (economy <> 'CHN') AS asean_people, sum(p * ln(y)) / sum(p) AS log_mean,
           sum(y * p) FILTER (economy NOT IN ('SGP', 'BRN')) / sum(p) FILTER (economy NOT IN ('SGP', 'BRN')) AS nine
    FROM cells GROUP BY year HAVING count(y) = 11 AND count(p) = 11
),
indices AS (
    SELECT year, sum(p / people * y / m * ln(y / m)) AS theil, avg(y / e * ln(y / e)) AS theil_equal,
           sqrt(sum(p * (y - m) * (y - m)) / max(people)) / max(m) AS variation,
           sqrt(avg((y - e) * (y - e))) / max(e) AS variation_equal, max(y) FILTER (economy = 'CHN') AS china,
           max(p) FILTER (economy = 'CHN') AS chinese, max(asean) AS asean, max(asean_people) AS asean_people,
           max(m) AS m, max(people) AS people,
           sum(p / people * y / m * ln(y / asean)) FILTER (economy <> 'CHN') AS within,
           sum(p * y * ln(y / nine)) FILTER (economy NOT IN ('SGP', 'BRN'))
               / sum(p * y) FILTER (economy NOT IN ('SGP', 'BRN')) AS theil_nine,
           sqrt(sum(p / people * (ln(y) - log_mean) * (ln(y) - log_mean))) AS sd_log, stddev_pop(ln(y)) AS sd_log_equal,
           max(y) / min(y) AS ratio
    FROM cells JOIN means USING (year) GROUP BY year
)
SELECT year, theil, chinese / people * china / m * ln(china / m) + asean_people / people * asean / m * ln(asean / m) AS between,
       within, theil_equal, theil_nine, variation, variation_equal, sd_log, sd_log_equal, ratio, china, asean,
       100 * variation_equal / first_value(variation_equal) OVER (ORDER BY year) AS variation_equal_relative,
       100 * sd_log / first_value(sd_log) OVER (ORDER BY year) AS sd_log_relative,
       100 * theil_nine / first_value(theil_nine) OVER (ORDER BY year) AS theil_nine_relative
FROM indices
