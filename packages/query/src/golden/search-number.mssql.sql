SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (t0.[sort] = @p1 OR LOWER(t0.[title]) LIKE LOWER(REPLACE(@p2, N'[', N'[[]')) OR LOWER(t0.[status]) LIKE LOWER(REPLACE(@p3, N'[', N'[[]')) OR t0.[pages] = @p4 OR t0.[price] = CAST(@p5 AS decimal(38, 2)) OR t0.[views] = CAST(@p6 AS bigint) OR t0.[rating] = @p7 OR LOWER(t0.[body]) LIKE LOWER(REPLACE(@p8, N'[', N'[[]')) OR t0.[author] = @p9)
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 100
-- 2: "%100%"
-- 3: "%100%"
-- 4: 100
-- 5: "100"
-- 6: 100
-- 7: 100
-- 8: "%100%"
-- 9: 100
