-- key: source, edition
WITH islands AS (  -- runs of observations behind any result, joined where they overlap or touch
    SELECT min(first) AS first, max(last) AS last FROM (
        SELECT *, sum(starts) OVER (ORDER BY first, last) AS island FROM (
            SELECT first, last, CASE WHEN first <= 1 + max(last) OVER (
                ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS starts
            FROM "lineage"))
    GROUP BY island
),
amounts AS (
    SELECT source, edition,
           coalesce(sum(least(islands.last, n.last) - greatest(islands.first, n.first) + 1) FILTER (kind = 'numbers'), 0) AS numbers,
           coalesce(sum(least(islands.last, n.last) - greatest(islands.first, n.first) + 1) FILTER (kind = 'texts'), 0) AS texts
    FROM "numbered" AS n JOIN islands ON islands.first <= n.last AND islands.last >= n.first GROUP BY source, edition
),
results AS (
    SELECT source, edition, count(DISTINCT result) FILTER (l.kind = 'exhibits') AS exhibits,
           count(DISTINCT result) FILTER (l.kind = 'facts') AS facts, count(DISTINCT result) FILTER (l.kind = 'claims') AS claims
    FROM "numbered" AS n JOIN "lineage" AS l ON l.first <= n.last AND l.last >= n.first GROUP BY source, edition
)
SELECT source, edition, publisher_zh, publisher_en, title_zh, title_en, licence,
       CASE WHEN best = worst THEN best ELSE best || '-' || worst END AS trust, files,
       coalesce(numbers, 0) AS numbers, coalesce(texts, 0) AS texts, coalesce(numbers, 0) + coalesce(texts, 0) AS values, coalesce(exhibits, 0) AS exhibits,
       coalesce(facts, 0) AS facts, coalesce(claims, 0) AS claims
FROM "sidecars" LEFT JOIN amounts USING (source, edition) LEFT JOIN results USING (source, edition)
