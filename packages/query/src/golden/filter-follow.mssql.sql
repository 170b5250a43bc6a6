SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE EXISTS
      (SELECT 1
      FROM [chapters] t1
      WHERE (t1.[book] = t0.[id] AND t1.[title] = @p1))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "C1"
