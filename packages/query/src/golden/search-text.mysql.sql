SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (LOWER(t0.`title`) LIKE LOWER(?) ESCAPE '' OR LOWER(t0.`status`) LIKE LOWER(?) ESCAPE '' OR LOWER(t0.`body`) LIKE LOWER(?) ESCAPE '')
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "%zebra%"
-- 2: "%zebra%"
-- 3: "%zebra%"
