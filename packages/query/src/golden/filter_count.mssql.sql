SELECT COUNT(*)
FROM [books] t1
WHERE t1.[title] = @p1
-- 1: "Mango"
