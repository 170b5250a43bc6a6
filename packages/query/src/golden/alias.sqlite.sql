SELECT json_group_array(json_object('t', x.c0, 'n', x.c1))
FROM
  (SELECT CAST(t0."title" AS TEXT) AS c0,
    (SELECT COUNT(*)
    FROM "chapters" t1
    WHERE t1."book" = t0."id") AS c1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
