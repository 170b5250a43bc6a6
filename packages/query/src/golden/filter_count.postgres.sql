SELECT COUNT(*)
FROM "books" t1
WHERE t1."title" = $1::text
-- 1: "Mango"
