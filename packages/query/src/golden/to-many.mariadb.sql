SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"title":', COALESCE(JSON_QUOTE(t1.`title`), 'null'), '}')
            ORDER BY t1.`pages` DESC, t1.`id` ASC SEPARATOR ','
            LIMIT 2
            OFFSET ?), ''), ']')
      FROM `chapters` t1
      WHERE (t1.`book` = t0.`id` AND t1.`pages` > ?)), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: 1
-- 2: 15
