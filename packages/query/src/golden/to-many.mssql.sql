SELECT COALESCE(
    (SELECT t0.[title] AS [title], JSON_QUERY(COALESCE(
          (SELECT t1.[title] AS [title]
          FROM [chapters] t1
          WHERE (t1.[book] = t0.[id] AND t1.[pages] > @p1)
          ORDER BY t1.[pages] DESC, t1.[id] ASC
          OFFSET @p2 ROWS FETCH NEXT 2 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [chapters]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 15
-- 2: 1
