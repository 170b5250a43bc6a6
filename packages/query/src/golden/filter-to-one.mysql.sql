SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0 LEFT JOIN `authors` t1 ON t0.`author` = t1.`id` LEFT JOIN `countries` t2 ON t1.`country` = t2.`id`
WHERE (t1.`name` = ? AND t2.`name` = ?)
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "Alice"
-- 2: "Germany"
