SELECT 'policy-entries-2024h1' AS name, visitors AS value FROM "tbl-visa" WHERE date = '2024-01/2024-06'
