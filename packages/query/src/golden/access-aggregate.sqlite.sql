SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('count', CASE WHEN a.a0 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a0) = 'real' THEN a.a0 ELSE CASE typeof(a.a0) WHEN 'blob' THEN hex(a.a0) ELSE CAST(a.a0 AS TEXT) END END, 'sum', json(
        (SELECT json_object('pages', CASE WHEN a.a1 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a1) = 'real' THEN a.a1 ELSE CASE typeof(a.a1) WHEN 'blob' THEN hex(a.a1) ELSE CAST(a.a1 AS TEXT) END END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1))) AS item
  FROM
    (SELECT COUNT(*) AS a0, SUM(r.a1) AS a1
    FROM
      (SELECT CASE WHEN t0."author" = CAST(? AS NUMERIC) THEN t0."pages" END AS a1
      FROM "books" t0
      WHERE (t0."status" = ? OR t0."author" = CAST(? AS NUMERIC))) r) a
  LIMIT 100) AS x
-- 1: 2
-- 2: "published"
-- 3: 2
