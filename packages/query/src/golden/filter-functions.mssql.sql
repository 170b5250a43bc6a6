SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (DATEPART(year, t0.[pub_date]) = @p1 AND
        (SELECT COUNT(*)
        FROM [chapters] t1
        WHERE t1.[book] = t0.[id]) > @p2 AND
        (SELECT CASE WHEN v.[type] IN (1, 2, 3) THEN v.[value] END
        FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[meta]) = 1 THEN t0.[meta] ELSE N'null' END, N'}'), N'lax $.v."b"') AS v
        WHERE v.[key] = N'c') = @p3 AND
        (SELECT CASE WHEN v.[type] = 2 THEN TRY_CAST(v.[value] AS float) END
        FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[meta]) = 1 THEN t0.[meta] ELSE N'null' END, N'}'), N'lax $.v') AS v
        WHERE v.[key] = N'a') > CAST(@p4 AS decimal(38, 10)))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 2024
-- 2: 1
-- 3: "x"
-- 4: "0"
