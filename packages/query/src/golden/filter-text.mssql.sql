SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (t0.[title] LIKE REPLACE(@p1, N'[', N'[[]') AND NOT (t0.[title] LIKE REPLACE(@p2, N'[', N'[[]')) AND LOWER(t0.[title]) LIKE LOWER(REPLACE(@p3, N'[', N'[[]')) AND NOT (t0.[title] LIKE REPLACE(@p4, N'[', N'[[]')) AND CASE WHEN (t0.[title] IS NULL OR t0.[title] = '') THEN 0 ELSE 1 END = 1 AND (t0.[body] IS NULL OR t0.[body] = ''))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "%a%"
-- 2: "%b%"
-- 3: "c%"
-- 4: "%d"
