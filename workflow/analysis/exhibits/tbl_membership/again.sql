-- key: member
SELECT CASE WHEN kind = 'count' THEN 'total' WHEN role IN ('initiator', 'founder') THEN 'founding'
            WHEN role LIKE 'founder or%' THEN 'disputed' ELSE 'later' END AS phase,
       member, kind, role, join_date_in_paper, join_date_found, status, evidence
FROM "beibu-gulf/membership.csv"
