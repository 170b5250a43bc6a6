SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CASE WHEN t0."status" = ? THEN CAST(t0."title" AS TEXT) END, 'pages', CASE WHEN t0."author" = CAST(? AS NUMERIC) THEN CASE WHEN t0."pages" BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(t0."pages") = 'real' THEN t0."pages" ELSE CASE typeof(t0."pages") WHEN 'blob' THEN hex(t0."pages") ELSE CAST(t0."pages" AS TEXT) END END END, 'secret', CASE WHEN CASE WHEN t0."author" = CAST(? AS NUMERIC) THEN t0."secret" END IS NULL OR CASE WHEN t0."author" = CAST(? AS NUMERIC) THEN t0."secret" END = '' THEN NULL ELSE '**********' END) AS item
  FROM "books" t0
  WHERE ((t0."status" = ? OR t0."author" = CAST(? AS NUMERIC)) AND (t0."author" = CAST(? AS NUMERIC) AND t0."pages" > CAST(? AS NUMERIC)))
  ORDER BY CASE WHEN t0."author" = CAST(? AS NUMERIC) THEN t0."pages" END DESC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: 2
-- 5: "published"
-- 6: 2
-- 7: 2
-- 8: 5
-- 9: 2
