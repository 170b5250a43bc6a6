SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE EXISTS
  (SELECT 1
  FROM `chapters` t1
  WHERE (t1.`book` = t0.`id` AND t1.`title` = ?))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "C1"
