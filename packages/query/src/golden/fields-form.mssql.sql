SELECT
  (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']')
  FROM
    (SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"id":', COALESCE(N'"' + STRING_ESCAPE(LOWER(CONVERT(nvarchar(36), t0.[id])), 'json') + N'"', N'null'), N',"title":', COALESCE(N'"' + STRING_ESCAPE(t0.[title], 'json') + N'"', N'null'), N',"pages":', COALESCE(CONVERT(nvarchar(50), t0.[pages], 3), N'null'), N',"price":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[price]), 'json') + N'"', N'null'), N',"published":', CASE t0.[published] WHEN 1 THEN N'true' WHEN 0 THEN N'false' ELSE N'null' END, N',"stamp":', COALESCE(N'"' + STRING_ESCAPE(LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET(t0.[stamp], '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z', 'json') + N'"', N'null'), N',"meta":', COALESCE(CASE WHEN ISJSON(t0.[meta]) = 1 THEN t0.[meta] WHEN ISJSON(CONCAT(N'[', t0.[meta], N']')) = 1 AND ISJSON(CONCAT(N'{"v":', t0.[meta], N'}')) = 1 THEN t0.[meta] ELSE N'"' + STRING_ESCAPE(t0.[meta], 'json') + N'"' END, N'null'), N',"author":', COALESCE(
            (SELECT t1.[name] AS [name]
            FROM [authors] t1
            WHERE t0.[author] = t1.[id]
            ORDER BY
              (SELECT NULL)
            OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER), N'null'), N',"chapters":', COALESCE(COALESCE(
              (SELECT t2.[title] AS [title]
              FROM [chapters] t2
              WHERE t2.[book] = t0.[id]
              ORDER BY t2.[id] ASC
              OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]'), N'null')), N'}') AS j, ROW_NUMBER() OVER (ORDER BY t0.[sort] ASC, t0.[id] ASC) AS o
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY) AS rows_of_list) AS j
