SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"title":', COALESCE(N'"' + STRING_ESCAPE(t0.[title], 'json') + N'"', N'null')), N'}') AS j
FROM [books] t0
ORDER BY t0.[sort] ASC, t0.[id] ASC
