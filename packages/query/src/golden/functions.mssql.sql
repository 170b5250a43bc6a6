SELECT
  (SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']')
  FROM
    (SELECT CONCAT(CAST(N'' AS nvarchar(max)), CONCAT(CAST(N'' AS nvarchar(max)), N'{"pub_date_year":', COALESCE(CONVERT(nvarchar(50), DATEPART(year, t0.[pub_date]), 3), N'null'), N',"stamp_week":', COALESCE(CONVERT(nvarchar(50), DATEPART(iso_week, SWITCHOFFSET(t0.[stamp], '+00:00')), 3), N'null'), N',"released_weekday":', COALESCE(CONVERT(nvarchar(50), ((DATEPART(weekday, t0.[released]) + @@DATEFIRST - 1) % 7), 3), N'null'), N',"read_time_hour":', COALESCE(CONVERT(nvarchar(50), DATEPART(hour, t0.[read_time]), 3), N'null'), N',"chapters_count":', COALESCE(CONVERT(nvarchar(50),
              (SELECT COUNT(*)
              FROM [chapters] t1
              WHERE t1.[book] = t0.[id]), 3), N'null'), N',"meta_count":', COALESCE(CONVERT(nvarchar(50), CASE WHEN t0.[meta] IS NULL THEN NULL ELSE
              (SELECT CASE WHEN d.[type] = 4 THEN
                (SELECT COUNT(*)
                FROM OPENJSON(d.[value])) ELSE 0 END
              FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[meta]) = 1 THEN t0.[meta] ELSE N'null' END, N'}')) AS d) END, 3), N'null'), N',"meta_b_list_2_z_json":', COALESCE(
            (SELECT CASE v.[type] WHEN 0 THEN N'null' WHEN 1 THEN CONCAT(N'"', STRING_ESCAPE(v.[value], 'json'), N'"') ELSE v.[value] END
            FROM OPENJSON(CONCAT(N'{"v":', CASE WHEN ISJSON(t0.[meta]) = 1 THEN t0.[meta] ELSE N'null' END, N'}'), N'lax $.v."b"."list"[2]') AS v
            WHERE v.[key] = N'z'), N'null')), N'}') AS j, ROW_NUMBER() OVER (ORDER BY t0.[sort] ASC, t0.[id] ASC) AS o
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY) AS rows_of_list) AS j
