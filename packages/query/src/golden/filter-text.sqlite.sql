SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (t0."title" LIKE ? AND NOT (t0."title" LIKE ?) AND recto_fold(t0."title") LIKE recto_fold(?) AND NOT (t0."title" LIKE ?) AND CASE WHEN (t0."title" IS NULL OR t0."title" = '') THEN 0 ELSE 1 END = 1 AND (t0."body" IS NULL OR t0."body" = ''))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "%a%"
-- 2: "%b%"
-- 3: "c%"
-- 4: "%d"
