SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'status', CAST(t0."status" AS TEXT)) AS item
  FROM "books" t0
  WHERE t0."status" = ?
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "published"
