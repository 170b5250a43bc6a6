SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), '}') AS j
FROM `chapters` t0
WHERE t0.`id` IN (?, ?, ?, ?)
ORDER BY t0.`id` ASC
LIMIT 100
-- 1: 1
-- 2: 2
-- 3: 3
-- 4: 3
