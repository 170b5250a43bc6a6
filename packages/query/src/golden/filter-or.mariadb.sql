SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (EXISTS
    (SELECT 1
    FROM `chapters` t1
    WHERE (t1.`book` = t0.`id` AND t1.`title` = ?)) OR EXISTS
    (SELECT 1
    FROM `books_genres` t2
    WHERE (t2.`books_id` = t0.`id` AND EXISTS
        (SELECT 1
        FROM `genres` t3
        WHERE (t2.`genres_id` = t3.`id` AND t3.`name` = ?)))) OR t0.`pages` = ?)
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "C1"
-- 2: "Tech"
-- 3: 1
