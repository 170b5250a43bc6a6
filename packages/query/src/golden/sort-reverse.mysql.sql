SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY
  (SELECT MAX(t1.`pages`)
  FROM `chapters` t1
  WHERE t1.`book` = t0.`id`) DESC, t0.`id` ASC
LIMIT 100
