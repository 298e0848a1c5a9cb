-- key: flow, group, year
SELECT flow, "group", year, source, share FROM "indicator/partner_shares" WHERE "group" <> 'EU27'
