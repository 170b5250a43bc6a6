SELECT COUNT(*)
FROM
  (SELECT TOP (10001) 1 AS n
  FROM [books] t1
  WHERE t1.[title] = @p1) counted
-- 1: "Mango"
