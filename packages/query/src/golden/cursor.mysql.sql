SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE ((t0.`pages` < ? OR t0.`pages` IS NULL) OR (t0.`pages` = ? AND t0.`id` > ?))
ORDER BY t0.`pages` DESC, t0.`id` ASC
LIMIT 10
-- 1: 100
-- 2: 100
-- 3: "11111111-1111-4111-8111-111111111111"
