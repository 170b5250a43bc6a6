SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"title":', COALESCE(N'"' + STRING_ESCAPE(t0.[title], 'json') + N'"', N'null')), N'}') AS j
FROM [books] t0
WHERE t0.[id] = CAST(@p1 AS uniqueidentifier)
ORDER BY
  (SELECT NULL)
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
-- 1: "11111111-1111-4111-8111-111111111111"
