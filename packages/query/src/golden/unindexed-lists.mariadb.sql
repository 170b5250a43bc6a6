SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"title":', COALESCE(JSON_QUOTE(t1.`title`), 'null'), '}')
            ORDER BY t1.`pages` DESC, t1.`id` ASC SEPARATOR ','
            LIMIT 2
            OFFSET ?), ''), ']')
      FROM `chapters` t1
      WHERE t1.`book` = t0.`id`), 'null'), ',"author":', COALESCE(
      (SELECT CONCAT('{"books":', COALESCE(
            (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"title":', COALESCE(JSON_QUOTE(t3.`title`), 'null'), '}')
                  ORDER BY t3.`sort` ASC, t3.`id` ASC SEPARATOR ','
                  LIMIT 100), ''), ']')
            FROM `books` t3
            WHERE t3.`author` = t2.`id`), 'null'), '}') AS j
      FROM `authors` t2
      WHERE t0.`author` = t2.`id`
      LIMIT 1), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 10
-- 1: 1
