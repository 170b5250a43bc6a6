SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE (t0.[pages] > @p1 AND t0.[pages] <= @p2 AND t0.[pages] BETWEEN @p3 AND @p4 AND t0.[pages] <> @p5 AND t0.[price] >= CAST(@p6 AS decimal(38, 2)) AND t0.[views] < CAST(@p7 AS bigint) AND t0.[stamp] > CAST(@p8 AS datetimeoffset) AND t0.[published] = CAST(@p9 AS bit))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
-- 2: 9
-- 3: 2
-- 4: 5
-- 5: 3
-- 6: "1.5"
-- 7: 7
-- 8: "2024-05-31T00:00:00.000Z"
-- 9: true
