SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0
    WHERE EXISTS
      (SELECT 1
      FROM [books_blocks] t1
      WHERE (t1.[books_id] = t0.[id] AND EXISTS
          (SELECT 1
          FROM [block_image] t2
          WHERE (t1.[collection] = @p1 AND t1.[item] = CONVERT(nvarchar(max), t2.[id]) AND t2.[image] = @p2))))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "block_image"
-- 2: "cover.png"
