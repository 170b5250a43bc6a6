SELECT json_group_array(json_object('title', x.c0))
FROM
  (SELECT CAST(t0."title" AS TEXT) AS c0
  FROM "chapters" t0
  WHERE t0."id" IN
    (SELECT CAST(value AS NUMERIC)
    FROM json_each(?))
  ORDER BY t0."id" ASC
  LIMIT 100) AS x
-- 1: [1,2,3]
