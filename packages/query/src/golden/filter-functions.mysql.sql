SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (YEAR(t0.`pub_date`) = ? AND
    (SELECT COUNT(*)
    FROM `chapters` t1
    WHERE t1.`book` = t0.`id`) > ? AND CASE WHEN JSON_TYPE(JSON_EXTRACT(t0.`meta`, ?)) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN JSON_UNQUOTE(JSON_EXTRACT(t0.`meta`, ?)) END = ? AND CASE WHEN JSON_TYPE(JSON_EXTRACT(t0.`meta`, ?)) IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') THEN JSON_UNQUOTE(JSON_EXTRACT(t0.`meta`, ?)) + 0 END > CAST(? AS DECIMAL(65, 30)))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: 2024
-- 2: 1
-- 3: "$.\"b\".\"c\""
-- 4: "$.\"b\".\"c\""
-- 5: "x"
-- 6: "$.\"a\""
-- 7: "$.\"a\""
-- 8: "0"
