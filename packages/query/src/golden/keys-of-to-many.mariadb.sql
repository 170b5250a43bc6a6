SELECT CONCAT('{"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(COALESCE(t1.`id`, 'null')
            ORDER BY t1.`id` ASC SEPARATOR ','
            LIMIT 100), ''), ']')
      FROM `chapters` t1
      WHERE t1.`book` = t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
