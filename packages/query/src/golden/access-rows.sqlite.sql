SELECT json_group_array(json_object('title', x.c0, 'status', x.c1))
FROM
  (SELECT CAST(t0."title" AS TEXT) AS c0, CAST(t0."status" AS TEXT) AS c1
  FROM "books" t0
  WHERE t0."status" = ?
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "published"
