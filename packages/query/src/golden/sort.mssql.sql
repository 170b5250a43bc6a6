SELECT COALESCE(
    (SELECT LOWER(CONVERT(nvarchar(36), t0.[id])) AS [id]
    FROM [books] t0 LEFT JOIN [authors] t1 ON t0.[author] = t1.[id]
    ORDER BY t1.[name] DESC,
      (SELECT t2.[pages]
      FROM [chapters] t2
      WHERE t2.[book] = t0.[id]
      ORDER BY 1 ASC
      OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY) ASC, DATEPART(year, t0.[pub_date]) ASC,
      (SELECT COUNT(*)
      FROM [chapters] t3
      WHERE t3.[book] = t0.[id]) DESC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
