SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"status":', COALESCE(JSON_QUOTE(t0.`status`), 'null'), '}') AS j
FROM `books` t0
WHERE t0.`status` = ?
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "published"
