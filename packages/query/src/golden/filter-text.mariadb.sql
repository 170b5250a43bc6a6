SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (t0.`title` LIKE REPLACE(?, '\\', '\\\\') AND NOT (t0.`title` LIKE REPLACE(?, '\\', '\\\\')) AND LOWER(t0.`title`) LIKE LOWER(REPLACE(?, '\\', '\\\\')) AND NOT (t0.`title` LIKE REPLACE(?, '\\', '\\\\')) AND CASE WHEN (t0.`title` IS NULL OR t0.`title` = '') THEN 0 ELSE 1 END = 1 AND (t0.`body` IS NULL OR t0.`body` = ''))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "%a%"
-- 2: "%b%"
-- 3: "c%"
-- 4: "%d"
