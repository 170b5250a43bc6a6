SELECT COALESCE(
    (SELECT t0.[title] AS [title], JSON_QUERY(
        (SELECT t1.[name] AS [name], JSON_QUERY(
            (SELECT t2.[name] AS [name]
            FROM [countries] t2
            WHERE t1.[country] = t2.[id]
            ORDER BY
              (SELECT NULL)
            OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [country]
        FROM [authors] t1
        WHERE t0.[author] = t1.[id]
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
