SELECT
  (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']')
  FROM
    (SELECT COALESCE(N'"' + STRING_ESCAPE(LOWER(CONVERT(nvarchar(36), t0.[id])), 'json') + N'"', N'null') AS j, ROW_NUMBER() OVER (ORDER BY t0.[sort] ASC, t0.[id] ASC) AS o
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY) AS rows_of_list) AS j
