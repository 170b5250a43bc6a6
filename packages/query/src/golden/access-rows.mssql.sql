SELECT COALESCE(
    (SELECT t0.[title] AS [title], t0.[status] AS [status]
    FROM [books] t0
    WHERE t0.[status] = @p1
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "published"
