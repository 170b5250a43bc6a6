SELECT COALESCE(
    (SELECT
      (SELECT COUNT(*)
      FROM [chapters] t2
      WHERE t2.[book] = t0.[id]) AS [chapters_count]
    FROM [books] t0 LEFT JOIN
      (SELECT t3.[book] AS k, MAX(t3.[pages]) AS v
      FROM [chapters] t3
      WHERE t3.[book] IS NOT NULL
      GROUP BY t3.[book]) t3g ON t3g.k = t0.[id]
    WHERE
      (SELECT COUNT(*)
      FROM [chapters] t1
      WHERE t1.[book] = t0.[id]) > @p1
    ORDER BY t3g.v DESC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
