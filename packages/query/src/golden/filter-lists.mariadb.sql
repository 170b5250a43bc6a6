SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (t0.`status` IN (?, ?, ?, ?) AND NOT (t0.`pages` IN (?, ?)) AND t0.`title` IN (?, ?, ?, ?))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "a"
-- 2: "b"
-- 3: "c"
-- 4: "c"
-- 5: 1
-- 6: 2
-- 7: "one"
-- 8: "two"
-- 9: "three"
-- 10: "three"
