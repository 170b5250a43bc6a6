SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), '}') AS j
FROM `books` t0
WHERE t0.`id` = ?
LIMIT 1
-- 1: "11111111-1111-4111-8111-111111111111"
