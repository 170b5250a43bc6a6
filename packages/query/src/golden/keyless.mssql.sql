SELECT COALESCE(
    (SELECT CONVERT(nvarchar(10), t0.[day], 23) AS [day], t0.[visitors] AS [visitors]
    FROM [visits] t0
    ORDER BY
      (SELECT NULL)
    OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
