SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0 LEFT JOIN `authors` t1 ON t0.`author` = t1.`id`
WHERE t1.`name` IS NULL
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
