SELECT COALESCE(
    (SELECT JSON_QUERY(COALESCE(
          (SELECT JSON_QUERY(
              (SELECT t2.[name] AS [name]
              FROM [genres] t2
              WHERE t1.[genres_id] = t2.[id]
              ORDER BY
                (SELECT NULL)
              OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [genres_id]
          FROM [books_genres] t1
          WHERE t1.[books_id] = t0.[id]
          ORDER BY t1.[id] ASC
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [genres]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
