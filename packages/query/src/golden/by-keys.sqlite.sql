SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT)) AS item
  FROM "chapters" t0
  WHERE t0."id" IN
    (SELECT CAST(value AS NUMERIC)
    FROM json_each(?))
  ORDER BY t0."id" ASC
  LIMIT 100) AS x
-- 1: [1,2,3]
