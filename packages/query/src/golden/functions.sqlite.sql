SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('pub_date_year', CAST(strftime('%Y', CASE typeof(t0."pub_date") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."pub_date"), t0."pub_date") ELSE strftime('%Y-%m-%d', t0."pub_date" / 1000.0, 'unixepoch') END) AS INTEGER), 'stamp_week', CAST(strftime('%V', CASE typeof(t0."stamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp"), t0."stamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp" / 1000.0, 'unixepoch') END) AS INTEGER), 'released_weekday', CAST(strftime('%w', CASE typeof(t0."released") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%S', t0."released"), t0."released") ELSE strftime('%Y-%m-%dT%H:%M:%S', t0."released" / 1000.0, 'unixepoch') END) AS INTEGER), 'read_time_hour', CAST(strftime('%H', CASE typeof(t0."read_time") WHEN 'text' THEN coalesce(strftime('%H:%M:%S', t0."read_time"), t0."read_time") ELSE strftime('%H:%M:%S', t0."read_time" / 1000.0, 'unixepoch') END) AS INTEGER), 'chapters_count',
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id"), 'meta_count', CASE WHEN json_valid(t0."meta") THEN json_array_length(t0."meta") WHEN t0."meta" IS NOT NULL THEN 0 END, 'meta_b_list_2_z_json', json(CASE WHEN json_valid(t0."meta") THEN t0."meta" -> ? END)) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "$.\"b\".\"list\"[2].\"z\""
