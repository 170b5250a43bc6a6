SELECT json_group_array(json_object('day', x.c0, 'visitors', x.c1))
FROM
  (SELECT CASE WHEN t0."day" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' THEN t0."day" ELSE CASE typeof(t0."day") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."day"), t0."day") ELSE strftime('%Y-%m-%d', t0."day" / 1000.0, 'unixepoch') END END AS c0, CASE typeof(t0."visitors") WHEN 'blob' THEN NULL ELSE t0."visitors" END AS c1
  FROM "visits" t0
  LIMIT 10) AS x
