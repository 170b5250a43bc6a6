SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (t0.[status] IN (@p1, @p2, @p3, @p4) AND NOT (t0.[pages] IN (@p5, @p6)) AND t0.[title] IN (@p7, @p8, @p9, @p10))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "a"
-- 2: "b"
-- 3: "c"
-- 4: "c"
-- 5: 1
-- 6: 2
-- 7: "one"
-- 8: "two"
-- 9: "three"
-- 10: "three"
