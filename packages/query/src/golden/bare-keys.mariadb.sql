SELECT COALESCE(JSON_QUOTE(t0.`id`), 'null') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
