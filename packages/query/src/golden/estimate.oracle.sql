SELECT COUNT(*)
FROM
  (SELECT 1 AS n
  FROM "books" t1
  WHERE t1."title" = :1 FETCH NEXT 10001 ROWS ONLY) counted
-- 1: "Mango"
