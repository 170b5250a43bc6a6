SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0 LEFT JOIN [authors] t1 ON t0.[author] = t1.[id] LEFT JOIN [countries] t2 ON t1.[country] = t2.[id]
    WHERE (t1.[name] = @p1 AND t2.[name] = @p2)
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "Alice"
-- 2: "Germany"
