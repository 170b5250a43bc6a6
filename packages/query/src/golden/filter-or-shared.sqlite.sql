SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE t0."id" IN
    (SELECT t1."book"
    FROM "chapters" t1
    WHERE (t1."title" = ? OR t1."pages" > CAST(? AS NUMERIC)))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "C1"
-- 2: 15
