SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT)) AS item
  FROM "books" t0
  WHERE (EXISTS
      (SELECT 1
      FROM "authors" t1
      WHERE (t0."author" = t1."id" AND (t1."name" = ? OR t1."name" = ? OR t1."name" = ?))) AND t0."id" IN
      (SELECT value
      FROM json_each(?)))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
-- 4: ["1"]
