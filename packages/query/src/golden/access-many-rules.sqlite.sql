SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT)) AS item
  FROM "books" t0
  WHERE t0."author" IN
    (SELECT t1."id"
    FROM "authors" t1
    WHERE (t1."name" = ? OR t1."name" = ? OR t1."name" = ?))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
