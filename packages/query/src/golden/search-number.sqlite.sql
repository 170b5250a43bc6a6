SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (t0."sort" = CAST(? AS NUMERIC) OR recto_fold(t0."title") LIKE recto_fold(?) OR recto_fold(t0."status") LIKE recto_fold(?) OR t0."pages" = CAST(? AS NUMERIC) OR t0."price" = CAST(? AS NUMERIC) OR t0."views" = CAST(? AS INTEGER) OR t0."rating" = CAST(? AS NUMERIC) OR recto_fold(t0."body") LIKE recto_fold(?) OR t0."author" = CAST(? AS NUMERIC))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 100
-- 2: "%100%"
-- 3: "%100%"
-- 4: 100
-- 5: "100"
-- 6: 100
-- 7: 100
-- 8: "%100%"
-- 9: 100
