SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('count', json(
        (SELECT json_object('*', CASE WHEN a.a0 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a0) = 'real' THEN a.a0 ELSE CASE typeof(a.a0) WHEN 'blob' THEN hex(a.a0) ELSE CAST(a.a0 AS TEXT) END END, 'pages', CASE WHEN a.a1 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a1) = 'real' THEN a.a1 ELSE CASE typeof(a.a1) WHEN 'blob' THEN hex(a.a1) ELSE CAST(a.a1 AS TEXT) END END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1)), 'countDistinct', json(
        (SELECT json_object('author', CASE WHEN a.a2 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a2) = 'real' THEN a.a2 ELSE CASE typeof(a.a2) WHEN 'blob' THEN hex(a.a2) ELSE CAST(a.a2 AS TEXT) END END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1)), 'sum', json(
        (SELECT json_object('price', CASE WHEN a.a3 IS NOT NULL THEN printf('%.2f', a.a3) END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1)), 'avg', json(
        (SELECT json_object('pages', CASE WHEN abs(a.a4) < 9e999 THEN CAST(a.a4 AS REAL) END, 'price', CASE WHEN a.a5 IS NOT NULL THEN printf('%.6f', a.a5) END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1)), 'min', json(
        (SELECT json_object('title', CAST(a.a6 AS TEXT))
        FROM
          (SELECT 1 AS one) o
        LIMIT 1)), 'max', json(
        (SELECT json_object('stamp', CASE WHEN glob('????-??-??T??:??:??.???Z', a.a7) THEN a.a7 ELSE CASE typeof(a.a7) WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', a.a7), a.a7) ELSE strftime('%Y-%m-%dT%H:%M:%fZ', a.a7 / 1000.0, 'unixepoch') END END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1))) AS item
  FROM
    (SELECT COUNT(*) AS a0, COUNT(r.a1) AS a1, COUNT(DISTINCT r.a2) AS a2, SUM(r.a3) AS a3, AVG(r.a4 * 1.0e0) AS a4, ROUND(AVG(r.a5 * 1.0), 6) AS a5, MIN(r.a6) AS a6, MAX(r.a7) AS a7
    FROM
      (SELECT t0."pages" AS a1, t0."author" AS a2, t0."price" AS a3, t0."pages" AS a4, t0."price" AS a5, t0."title" AS a6, CASE typeof(t0."stamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp"), t0."stamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp" / 1000.0, 'unixepoch') END AS a7
      FROM "books" t0) r) a
  LIMIT 100) AS x
