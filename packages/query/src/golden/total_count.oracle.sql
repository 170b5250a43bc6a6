SELECT COUNT(*)
FROM "books" t1
