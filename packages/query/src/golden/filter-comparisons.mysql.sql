SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE (t0.`pages` > ? AND t0.`pages` <= ? AND t0.`pages` BETWEEN ? AND ? AND t0.`pages` <> ? AND t0.`price` >= CAST(? AS DECIMAL(65, 30)) AND t0.`views` < CAST(? AS DECIMAL(20, 0)) AND t0.`stamp` > CAST(TRIM(TRAILING 'Z'
      FROM ?) AS DATETIME(6)) AND (t0.`published` <> 0) = ?)
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: 1
-- 2: 9
-- 3: 2
-- 4: 5
-- 5: 3
-- 6: "1.5"
-- 7: 7
-- 8: "2024-05-31T00:00:00.000Z"
-- 9: true
