SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (LOWER(t0.[title]) LIKE LOWER(REPLACE(@p1, N'[', N'[[]')) OR LOWER(t0.[status]) LIKE LOWER(REPLACE(@p2, N'[', N'[[]')) OR LOWER(t0.[body]) LIKE LOWER(REPLACE(@p3, N'[', N'[[]')))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "%zebra%"
-- 2: "%zebra%"
-- 3: "%zebra%"
