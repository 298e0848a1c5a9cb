-- key: claim
WITH reached AS (  -- a claim's rivals, a summary's are those of its parts
    SELECT claim, claim AS of, family, holds FROM "rivals"
    UNION ALL SELECT p.claim, p.part, family, holds FROM "parts" AS p JOIN "rivals" AS r ON r.claim = p.part
),
groups AS (
    SELECT claim, count(*) AS n, count(*) FILTER (NOT holds) AS failing FROM "rivals" GROUP BY claim
    UNION ALL SELECT claim, count(*), count(*) FILTER (NOT holds) FROM "rivals" GROUP BY claim, family HAVING count(*) > 1
),
single AS (
    SELECT name, CASE WHEN NOT holds THEN 'false'
                      WHEN max(failing) > 0 THEN if(bool_or(2 * failing > n), 'fragile', 'qualified')
                      WHEN max(n) > 0 THEN 'robust' WHEN kind = 'record' THEN 'record' ELSE 'untried' END AS strength
    FROM "claims" LEFT JOIN groups ON claim = name WHERE kind <> 'summary' GROUP BY name, kind, holds
),
ranked(strength, weakness) AS (VALUES ('false', 0), ('fragile', 1), ('untried', 2), ('qualified', 3), ('robust', 4), ('record', 5)),
summed AS (
    SELECT c.name, if(c.holds, arg_min(strength, weakness), 'false') AS strength
    FROM "claims" AS c JOIN "parts" AS p ON p.claim = c.name JOIN single ON single.name = p.part JOIN ranked USING (strength)
    WHERE kind = 'summary' GROUP BY c.name, c.holds
)
SELECT c.name AS claim, kind, strength, coalesce(tried, 0) AS tried, coalesce(held, 0) AS held
FROM "claims" AS c JOIN (FROM single UNION ALL FROM summed) USING (name)
LEFT JOIN (SELECT claim, count(*) AS tried, count(*) FILTER (holds) AS held FROM reached GROUP BY claim) AS r ON r.claim = c.name
