SELECT COALESCE(
    (SELECT t0.[title] AS [title]
    FROM [books] t0
    WHERE (EXISTS
        (SELECT 1
        FROM [authors] t1
        WHERE (t0.[author] = t1.[id] AND (t1.[name] = @p1 OR t1.[name] = @p2 OR t1.[name] = @p3))) AND t0.[id] IN (CAST(@p4 AS uniqueidentifier)))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
-- 4: null
