SELECT COALESCE(
    (SELECT t0.[title] AS [t],
      (SELECT COUNT(*)
      FROM [chapters] t1
      WHERE t1.[book] = t0.[id]) AS [n]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
