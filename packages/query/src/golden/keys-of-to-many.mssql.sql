SELECT COALESCE(
    (SELECT JSON_QUERY(
        (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']')
        FROM
          (SELECT COALESCE(CONVERT(nvarchar(50), t1.[id], 3), N'null') AS j, ROW_NUMBER() OVER (ORDER BY t1.[id] ASC) AS o
          FROM [chapters] t1
          WHERE t1.[book] = t0.[id]
          ORDER BY t1.[id] ASC
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY) AS rows_of_list)) AS [chapters]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
