SELECT CONCAT('{"chapters_count":', COALESCE(
      (SELECT COUNT(*)
      FROM `chapters` t2
      WHERE t2.`book` = t0.`id`), 'null'), '}') AS j
FROM `books` t0 LEFT JOIN
  (SELECT t3.`book` AS k, MAX(t3.`pages`) AS v
  FROM `chapters` t3
  WHERE t3.`book` IS NOT NULL
  GROUP BY t3.`book`) t3g ON t3g.k = t0.`id`
WHERE
  (SELECT COUNT(*)
  FROM `chapters` t1
  WHERE t1.`book` = t0.`id`) > ?
ORDER BY t3g.v DESC, t0.`id` ASC
LIMIT 100
-- 1: 1
