SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (recto_fold(t0."title") LIKE recto_fold(?) OR recto_fold(t0."status") LIKE recto_fold(?) OR recto_fold(t0."body") LIKE recto_fold(?))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "%zebra%"
-- 2: "%zebra%"
-- 3: "%zebra%"
