SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0 LEFT JOIN `authors` t1 ON t0.`author` = t1.`id`
ORDER BY t1.`name` DESC,
  (SELECT t2.`pages`
  FROM `chapters` t2
  WHERE t2.`book` = t0.`id`
  ORDER BY 1 ASC
  LIMIT 1) ASC, YEAR(t0.`pub_date`) ASC,
  (SELECT COUNT(*)
  FROM `chapters` t3
  WHERE t3.`book` = t0.`id`) DESC, t0.`id` ASC
LIMIT 100
