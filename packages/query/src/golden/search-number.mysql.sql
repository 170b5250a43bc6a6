SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (t0.`sort` = ? OR LOWER(t0.`title`) LIKE LOWER(?) ESCAPE '' OR LOWER(t0.`status`) LIKE LOWER(?) ESCAPE '' OR t0.`pages` = ? OR t0.`price` = CAST(? AS DECIMAL(65, 30)) OR t0.`views` = CAST(? AS DECIMAL(20, 0)) OR (CONCAT(t0.`rating`) + 0e0) = ? OR LOWER(t0.`body`) LIKE LOWER(?) ESCAPE '' OR t0.`author` = ?)
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: 100
-- 2: "%100%"
-- 3: "%100%"
-- 4: 100
-- 5: "100"
-- 6: 100
-- 7: 100
-- 8: "%100%"
-- 9: 100
