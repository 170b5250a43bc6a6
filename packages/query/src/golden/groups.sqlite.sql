SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('status', CAST(a.g0 AS TEXT), 'pub_date_year', CASE WHEN a.g1 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.g1) = 'real' THEN a.g1 ELSE CASE typeof(a.g1) WHEN 'blob' THEN hex(a.g1) ELSE CAST(a.g1 AS TEXT) END END, 'count', CASE WHEN a.a0 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a0) = 'real' THEN a.a0 ELSE CASE typeof(a.a0) WHEN 'blob' THEN hex(a.a0) ELSE CAST(a.a0 AS TEXT) END END) AS item
  FROM
    (SELECT r.g0 AS g0, r.g1 AS g1, COUNT(*) AS a0
    FROM
      (SELECT t0."status" AS g0, CAST(strftime('%Y', CASE typeof(t0."pub_date") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."pub_date"), t0."pub_date") ELSE strftime('%Y-%m-%d', t0."pub_date" / 1000.0, 'unixepoch') END) AS INTEGER) AS g1
      FROM "books" t0) r
    GROUP BY r.g0, r.g1) a
  WHERE a.a0 > CAST(? AS NUMERIC)
  ORDER BY a.a0 DESC, a.g0 ASC, a.g1 ASC
  LIMIT 5) AS x
-- 1: 1
