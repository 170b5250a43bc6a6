SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (t0."status" IN
      (SELECT value
      FROM json_each(?)) AND NOT (t0."pages" IN
        (SELECT CAST(value AS NUMERIC)
        FROM json_each(?))) AND t0."title" IN
      (SELECT value
      FROM json_each(?)))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: ["a","b","c"]
-- 2: [1,2]
-- 3: ["one","two","three"]
