SELECT COALESCE(
    (SELECT t0.[title] AS [title]
    FROM [chapters] t0
    WHERE t0.[id] IN (@p1, @p2, @p3, @p4)
    ORDER BY t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
-- 2: 2
-- 3: 3
-- 4: 3
