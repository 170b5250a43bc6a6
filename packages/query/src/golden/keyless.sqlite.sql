SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('day', CASE WHEN glob('????-??-??', t0."day") THEN t0."day" ELSE CASE typeof(t0."day") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."day"), t0."day") ELSE strftime('%Y-%m-%d', t0."day" / 1000.0, 'unixepoch') END END, 'visitors', CASE WHEN t0."visitors" BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(t0."visitors") = 'real' THEN t0."visitors" ELSE CASE typeof(t0."visitors") WHEN 'blob' THEN hex(t0."visitors") ELSE CAST(t0."visitors" AS TEXT) END END) AS item
  FROM "visits" t0
  LIMIT 10) AS x
