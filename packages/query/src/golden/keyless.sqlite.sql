SELECT json_group_array(json_object('day', x.c0, 'visitors', x.c1))
FROM
  (SELECT CASE WHEN glob('????-??-??', t0."day") THEN t0."day" ELSE CASE typeof(t0."day") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."day"), t0."day") ELSE strftime('%Y-%m-%d', t0."day" / 1000.0, 'unixepoch') END END AS c0, CASE WHEN t0."visitors" < x'' THEN t0."visitors" END AS c1
  FROM "visits" t0
  LIMIT 10) AS x
