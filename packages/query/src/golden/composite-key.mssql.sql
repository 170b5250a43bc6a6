SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"label":', COALESCE(N'"' + STRING_ESCAPE(t0.[label], 'json') + N'"', N'null'), N',"copies":', COALESCE(COALESCE(
          (SELECT t1.[note] AS [note]
          FROM [copies] t1
          WHERE (t1.[room] = t0.[room] AND t1.[position] = t0.[position])
          ORDER BY t1.[id] ASC
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]'), N'null')), N'}') AS j
FROM [shelves] t0
WHERE (t0.[room] = @p1 AND t0.[position] = @p2)
ORDER BY
  (SELECT NULL)
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
-- 1: "north"
-- 2: 1
