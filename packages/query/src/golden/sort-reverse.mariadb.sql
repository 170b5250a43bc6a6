SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0 LEFT JOIN
  (SELECT t1.`book` AS k, MAX(t1.`pages`) AS v
  FROM `chapters` t1
  WHERE t1.`book` IS NOT NULL
  GROUP BY t1.`book`) t1g ON t1g.k = t0.`id`
ORDER BY t1g.v DESC, t0.`id` ASC
LIMIT 100
