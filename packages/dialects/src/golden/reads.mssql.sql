-- list
SELECT (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']') FROM (SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"id":', COALESCE(CONVERT(nvarchar(50), t0.[id], 3), N'null'), N',"it''s \"odd.\"\\":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[it's odd]), 'json') + N'"', N'null'), N',"comments":', COALESCE(COALESCE((SELECT CAST(t1.[text] AS nvarchar(max)) AS [text], JSON_QUERY((SELECT t2.[name] AS [name] FROM [people] t2 WHERE t2.[id] = t1.[author] ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author] FROM [comments] t1 WHERE t1.[book] = t0.[id] ORDER BY t1.[id] DESC FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]'), N'null')), N'}') AS j, ROW_NUMBER() OVER (ORDER BY CASE WHEN t0.[title] IS NULL THEN 1 ELSE 0 END ASC, t0.[title] ASC, t0.[id] ASC) AS o FROM [books] t0 WHERE t0.[title] = @p1) AS rows_of_list) AS j;
-- ["x"]

-- list, cut
SELECT (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']') FROM (SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"id":', COALESCE(CONVERT(nvarchar(50), t0.[id], 3), N'null'), N',"it''s \"odd.\"\\":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[it's odd]), 'json') + N'"', N'null'), N',"comments":', COALESCE(COALESCE((SELECT CAST(t1.[text] AS nvarchar(max)) AS [text], JSON_QUERY((SELECT t2.[name] AS [name] FROM [people] t2 WHERE t2.[id] = t1.[author] ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author] FROM [comments] t1 WHERE t1.[book] = t0.[id] ORDER BY t1.[id] DESC OFFSET @p1 ROWS FETCH NEXT 10 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]'), N'null')), N'}') AS j, ROW_NUMBER() OVER (ORDER BY CASE WHEN t0.[title] IS NULL THEN 1 ELSE 0 END ASC, t0.[title] ASC, t0.[id] ASC) AS o FROM [books] t0 WHERE t0.[title] = @p2 ORDER BY CASE WHEN t0.[title] IS NULL THEN 1 ELSE 0 END ASC, t0.[title] ASC, t0.[id] ASC OFFSET @p3 ROWS FETCH NEXT 10 ROWS ONLY) AS rows_of_list) AS j;
-- [20,"x",20]

-- list of plain keys
SELECT COALESCE((SELECT t0.[id] AS [id], JSON_QUERY(COALESCE((SELECT CAST(t1.[text] AS nvarchar(max)) AS [text] FROM [comments] t1 FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [comments] FROM [books] t0 ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j;

-- list of values
SELECT (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']') FROM (SELECT COALESCE(N'"' + STRING_ESCAPE(t0.[title], 'json') + N'"', N'null') AS j, ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS o FROM [books] t0 ORDER BY (SELECT NULL) OFFSET 9223372036854775807 ROWS) AS rows_of_list) AS j;

-- groups
SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"count":', COALESCE(CONVERT(nvarchar(50), COUNT(*), 3), N'null')), N'}') AS j FROM [books] t0 GROUP BY t0.[author] ORDER BY COUNT(*) DESC;

-- rows
SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"id":', COALESCE(CONVERT(nvarchar(50), t0.[id], 3), N'null'), N',"it''s \"odd.\"\\":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[it's odd]), 'json') + N'"', N'null'), N',"comments":', COALESCE(COALESCE((SELECT CAST(t1.[text] AS nvarchar(max)) AS [text], JSON_QUERY((SELECT t2.[name] AS [name] FROM [people] t2 WHERE t2.[id] = t1.[author] ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [author] FROM [comments] t1 WHERE t1.[book] = t0.[id] ORDER BY t1.[id] DESC OFFSET @p1 ROWS FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]'), N'null')), N'}') AS j FROM [books] t0 WHERE t0.[title] = @p2 ORDER BY CASE WHEN t0.[title] IS NULL THEN 1 ELSE 0 END ASC, t0.[title] ASC, t0.[id] ASC OFFSET @p3 ROWS;
-- [20,"x",20]

-- every type
SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"bigInteger":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[bigInteger]), 'json') + N'"', N'null'), N',"binary":', COALESCE(N'"' + STRING_ESCAPE(CASE WHEN t0.[binary] IS NULL THEN NULL ELSE (SELECT CAST(t0.[binary] AS varbinary(max)) AS [*] FOR XML PATH(N'')) END, 'json') + N'"', N'null'), N',"boolean":', CASE t0.[boolean] WHEN 1 THEN N'true' WHEN 0 THEN N'false' ELSE N'null' END, N',"csv":', COALESCE(CASE WHEN t0.[csv] = N'' THEN N'[]' ELSE N'["' + REPLACE(STRING_ESCAPE(t0.[csv], 'json'), N',', N'","') + N'"]' END, N'null'), N',"date":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(10), t0.[date], 23), 'json') + N'"', N'null'), N',"dateTime":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(19), t0.[dateTime], 126), 'json') + N'"', N'null'), N',"decimal":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(50), t0.[decimal]), 'json') + N'"', N'null'), N',"float":', COALESCE(CONVERT(nvarchar(50), t0.[float], 3), N'null'), N',"geometry":', COALESCE(N'"' + STRING_ESCAPE(t0.[geometry].STAsText(), 'json') + N'"', N'null'), N',"hash":', COALESCE(N'"' + STRING_ESCAPE(CAST(t0.[hash] AS nvarchar(max)), 'json') + N'"', N'null'), N',"integer":', COALESCE(CONVERT(nvarchar(50), t0.[integer], 3), N'null'), N',"json":', COALESCE(CASE WHEN ISJSON(t0.[json]) = 1 THEN t0.[json] WHEN ISJSON(CONCAT(N'[', t0.[json], N']')) = 1 AND ISJSON(CONCAT(N'{"v":', t0.[json], N'}')) = 1 THEN t0.[json] ELSE N'"' + STRING_ESCAPE(t0.[json], 'json') + N'"' END, N'null'), N',"string":', COALESCE(N'"' + STRING_ESCAPE(CAST(t0.[string] AS nvarchar(max)), 'json') + N'"', N'null'), N',"text":', COALESCE(N'"' + STRING_ESCAPE(CAST(t0.[text] AS nvarchar(max)), 'json') + N'"', N'null'), N',"time":', COALESCE(N'"' + STRING_ESCAPE(CONVERT(nvarchar(8), t0.[time], 108), 'json') + N'"', N'null'), N',"timestamp":', COALESCE(N'"' + STRING_ESCAPE(LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET(t0.[timestamp], '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z', 'json') + N'"', N'null'), N',"unknown":', COALESCE(N'"' + STRING_ESCAPE(CAST(t0.[unknown] AS nvarchar(max)), 'json') + N'"', N'null'), N',"uuid":', COALESCE(N'"' + STRING_ESCAPE(LOWER(CONVERT(nvarchar(36), t0.[uuid])), 'json') + N'"', N'null')), N'}') AS j FROM [books] t0;

-- like
SELECT 1 FROM [books] t0 WHERE t0.[title] LIKE REPLACE(@p1, N'[', N'[[]');
-- ["a%"]

-- like, any case
SELECT 1 FROM [books] t0 WHERE LOWER(t0.[title]) LIKE LOWER(REPLACE(@p1, N'[', N'[[]'));
-- ["a%"]

-- in
SELECT 1 FROM [books] t0 WHERE t0.[title] IN (CAST(@p1 AS bigint), CAST(@p2 AS bigint));
-- [1,2]

-- in nothing
SELECT 1 FROM [books] t0 WHERE (t0.[title] IS NULL AND 1 = 0);

-- bound
SELECT 1 FROM [books] t0 WHERE t0.[bigInteger] = CAST(@p1 AS bigint) AND t0.[binary] = (SELECT v FROM OPENJSON(CONCAT(N'{"v":"', STRING_ESCAPE(@p2, 'json'), N'"}')) WITH (v varbinary(max))) AND t0.[boolean] = CAST(@p3 AS bit) AND t0.[date] = CAST(@p4 AS date) AND t0.[dateTime] = CAST(@p5 AS datetime2) AND t0.[decimal] = CAST(@p6 AS decimal(38, 10)) AND t0.[time] = CAST(@p7 AS time) AND t0.[timestamp] = CAST(@p8 AS datetimeoffset) AND t0.[uuid] = CAST(@p9 AS uniqueidentifier);
-- ["?","?","?","?","?","?","?","?","?"]

-- parts of dates
SELECT DATEPART(year, t0.[made]), DATEPART(month, t0.[made]), DATEPART(iso_week, t0.[made]), DATEPART(day, t0.[made]), ((DATEPART(weekday, t0.[made]) + @@DATEFIRST - 1) % 7), DATEPART(hour, t0.[made]), DATEPART(minute, t0.[made]), DATEPART(second, t0.[made]) FROM [books] t0;

-- length of a list
SELECT CASE WHEN t0.[tags] IS NULL THEN NULL ELSE (SELECT CASE WHEN d.[type] = 4 THEN (SELECT COUNT(*) FROM OPENJSON(d.[value])) ELSE 0 END FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[tags]) = 1 THEN t0.[tags] ELSE N'null' END, N'}')) AS d) END FROM [books] t0;

-- a path
SELECT (SELECT CASE v.[type] WHEN 0 THEN N'null' WHEN 1 THEN CONCAT(N'"', STRING_ESCAPE(v.[value], 'json'), N'"') ELSE v.[value] END FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[tags]) = 1 THEN t0.[tags] ELSE N'null' END, N'}'), N'lax $.v."a b"[0]') AS v WHERE v.[key] = N'c"d') FROM [books] t0;

-- a text
SELECT (SELECT CASE WHEN v.[type] IN (1, 2, 3) THEN v.[value] END FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[tags]) = 1 THEN t0.[tags] ELSE N'null' END, N'}'), N'lax $.v') AS v WHERE v.[key] = N'a') FROM [books] t0;

-- a number
SELECT (SELECT CASE WHEN v.[type] = 2 THEN TRY_CAST(v.[value] AS float) END FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[tags]) = 1 THEN t0.[tags] ELSE N'null' END, N'}'), N'lax $.v') AS v WHERE v.[key] = N'a') FROM [books] t0;

-- a condition as a value
SELECT CASE WHEN t0.[title] = @p1 THEN CAST(1 AS bit) WHEN NOT (t0.[title] = @p2) THEN CAST(0 AS bit) END FROM [books] t0;
-- ["x","x"]
