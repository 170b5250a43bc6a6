SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE t0.`status` = ?
ORDER BY
  (SELECT MAX(t1.`pages`)
  FROM `chapters` t1
  WHERE t1.`book` = t0.`id`) DESC,
  (SELECT COUNT(*)
  FROM `chapters` t2
  WHERE t2.`book` = t0.`id`) DESC, t0.`id` ASC
LIMIT 100
-- 1: "draft"
