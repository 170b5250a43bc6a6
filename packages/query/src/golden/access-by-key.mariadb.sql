SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), '}') AS j
FROM `books` t0
WHERE (EXISTS
    (SELECT 1
    FROM `authors` t1
    WHERE (t0.`author` = t1.`id` AND (t1.`name` = ? OR t1.`name` = ? OR t1.`name` = ?))) AND t0.`id` IN (?))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
-- 4: "1"
