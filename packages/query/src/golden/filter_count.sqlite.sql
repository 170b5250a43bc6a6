SELECT COUNT(*)
FROM "books" t1
WHERE t1."title" = ?
-- 1: "Mango"
