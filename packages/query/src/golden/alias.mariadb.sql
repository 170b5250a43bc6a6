SELECT CONCAT('{"t":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"n":', COALESCE(
      (SELECT COUNT(*)
      FROM `chapters` t1
      WHERE t1.`book` = t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
