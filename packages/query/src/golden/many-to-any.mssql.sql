SELECT COALESCE(
    (SELECT JSON_QUERY(
        (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']')
        FROM
          (SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"collection":', COALESCE(N'"' + STRING_ESCAPE(t1.[collection], 'json') + N'"', N'null'), N',"item":', COALESCE(CASE WHEN t1.[collection] = @p1 THEN
                  (SELECT t2.[content] AS [content]
                  FROM [block_text] t2
                  WHERE (t1.[collection] = @p2 AND t1.[item] = CONVERT(nvarchar(max), t2.[id]))
                  ORDER BY
                    (SELECT NULL)
                  OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER) WHEN t1.[collection] = @p3 THEN
                  (SELECT COALESCE(N'"' + STRING_ESCAPE(t1.[item], 'json') + N'"', N'null')
                  FROM
                    (SELECT 1 AS one) o
                  ORDER BY
                    (SELECT NULL)
                  OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY) END, N'null')), N'}') AS j, ROW_NUMBER() OVER (ORDER BY t1.[id] ASC) AS o
          FROM [books_blocks] t1
          WHERE t1.[books_id] = t0.[id]
          ORDER BY t1.[id] ASC
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY) AS rows_of_list)) AS [blocks]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "block_text"
-- 2: "block_text"
-- 3: "block_image"
