SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id" LEFT JOIN "countries" t2 ON t1."country" = t2."id"
  WHERE (t1."name" = ? AND t2."name" = ?)
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "Alice"
-- 2: "Germany"
