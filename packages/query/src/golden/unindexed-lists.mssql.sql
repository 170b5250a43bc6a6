SELECT COALESCE(
    (SELECT t0.[title] AS [title], JSON_QUERY(COALESCE(
          (SELECT t1.[title] AS [title]
          FROM [chapters] t1
          WHERE t1.[book] = t0.[id]
          ORDER BY t1.[pages] DESC, t1.[id] ASC
          OFFSET @p1 ROWS FETCH NEXT 2 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [chapters], JSON_QUERY(
        (SELECT JSON_QUERY(COALESCE(
              (SELECT t3.[title] AS [title]
              FROM [books] t3
              WHERE t3.[author] = t2.[id]
              ORDER BY t3.[sort] ASC, t3.[id] ASC
              OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [books]
        FROM [authors] t2
        WHERE t0.[author] = t2.[id]
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
