SELECT COALESCE(
    (SELECT t0.[title] AS [title],
      (SELECT COUNT(*)
      FROM [chapters] t5
      WHERE (t5.[book] = t0.[id] AND t5.[pages] > @p1)) AS [chapters_count], JSON_QUERY(
        (SELECT t6.[name] AS [name]
        FROM [authors] t6
        WHERE (t0.[author] = t6.[id] AND EXISTS
            (SELECT 1
            FROM [countries] t7
            WHERE (t6.[country] = t7.[id] AND t7.[name] = @p2)))
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author], JSON_QUERY(COALESCE(
          (SELECT t8.[title] AS [title]
          FROM [chapters] t8
          WHERE (t8.[book] = t0.[id] AND t8.[pages] > @p3)
          ORDER BY t8.[id] ASC
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [chapters]
    FROM [books] t0
    WHERE (t0.[status] = @p4 AND EXISTS
        (SELECT 1
        FROM [authors] t3
        WHERE (t0.[author] = t3.[id] AND EXISTS
            (SELECT 1
            FROM [countries] t4
            WHERE (t3.[country] = t4.[id] AND t4.[name] = @p5)) AND t3.[name] = @p6)))
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
-- 2: "Germany"
-- 3: 1
-- 4: "published"
-- 5: "Germany"
-- 6: "Alice"
