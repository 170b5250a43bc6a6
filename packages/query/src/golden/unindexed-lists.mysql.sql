SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j
            ORDER BY o0 DESC, o1 ASC SEPARATOR ','), ''), ']')
      FROM
        (SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t1.`title`), 'null'), '}') AS j, t1.`pages` AS o0, t1.`id` AS o1
        FROM `chapters` t1
        WHERE t1.`book` = t0.`id`
        ORDER BY t1.`pages` DESC, t1.`id` ASC
        LIMIT 2
        OFFSET ?) AS rows_of_list), 'null'), ',"author":', COALESCE(
      (SELECT CONCAT('{"books":', COALESCE(
            (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j
                  ORDER BY o0 ASC, o1 ASC SEPARATOR ','), ''), ']')
            FROM
              (SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t3.`title`), 'null'), '}') AS j, t3.`sort` AS o0, t3.`id` AS o1
              FROM `books` t3
              WHERE t3.`author` = t2.`id`
              ORDER BY t3.`sort` ASC, t3.`id` ASC
              LIMIT 100) AS rows_of_list), 'null'), '}') AS j
      FROM `authors` t2
      WHERE t0.`author` = t2.`id`
      LIMIT 1), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 10
-- 1: 1
