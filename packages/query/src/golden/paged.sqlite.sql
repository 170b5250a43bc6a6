SELECT json_group_array(json_object('id', x.c0))
FROM
  (SELECT CAST(t0."id" AS TEXT) AS c0
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 10
  OFFSET ?) AS x
-- 1: 20
