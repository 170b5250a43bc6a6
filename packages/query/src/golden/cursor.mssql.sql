SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE ((t0.[pages] < @p1 OR t0.[pages] IS NULL) OR (t0.[pages] = @p2 AND t0.[id] > CAST(@p3 AS uniqueidentifier)))
    ORDER BY t0.[pages] DESC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 100
-- 2: 100
-- 3: "11111111-1111-4111-8111-111111111111"
