SELECT COUNT(*)
FROM
  (SELECT 1 AS n
  FROM `books` t1
  WHERE t1.`title` = ?
  LIMIT 10001) counted
-- 1: "Mango"
