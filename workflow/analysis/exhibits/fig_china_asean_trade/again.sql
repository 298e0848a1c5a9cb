-- key: year
WITH sums AS (
    SELECT year,
           CASE WHEN count(exports) = 10 THEN sum(exports) END AS exports, max(exports_source) AS exports_source,
           CASE WHEN count(imports) = 10 THEN sum(imports) END AS imports, max(imports_source) AS imports_source,
           max(exports_all) AS exports_all, max(imports_all) AS imports_all
    FROM "indicator/china_asean_trade" GROUP BY year
),
agreements AS (
    SELECT date AS agreement, event_zh AS agreement_zh, event_en AS agreement_en, CAST(date[1:4] AS INT) AS year
    FROM "beibu-gulf/events.csv"
    WHERE date IN ('2002-11-04', '2005-07', '2010-01-01', '2019-10-22', '2022-01-01')
)
SELECT sums.* EXCLUDE (exports_all, imports_all), year + 0.5 AS middle, exports + imports AS total, exports - imports AS balance,
       100 * (exports - imports) / (exports + imports) AS relative,
       exports_all - exports AS exports_others, imports_all - imports AS imports_others,
       exports_all + imports_all - exports - imports AS others,
       100 * exports / exports_all AS exports_share, 100 * imports / imports_all AS imports_share,
       100 * (exports + imports) / (exports_all + imports_all) AS share, agreement, agreement_zh, agreement_en
FROM sums LEFT JOIN agreements USING (year)
