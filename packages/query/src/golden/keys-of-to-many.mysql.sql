SELECT CONCAT('{"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j
            ORDER BY o0 ASC SEPARATOR ','), ''), ']')
      FROM
        (SELECT COALESCE(t1.`id`, 'null') AS j, t1.`id` AS o0
        FROM `chapters` t1
        WHERE t1.`book` = t0.`id`
        ORDER BY t1.`id` ASC
        LIMIT 100) AS rows_of_list), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
