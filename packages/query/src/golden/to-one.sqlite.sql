SELECT json_group_array(json_object('title', x.c0, 'author', json(x.c1)))
FROM
  (SELECT CAST(t0."title" AS TEXT) AS c0,
    (SELECT json_object('name', CAST(t1."name" AS TEXT), 'country', json(
          (SELECT json_object('name', CAST(t2."name" AS TEXT))
          FROM "countries" t2
          WHERE t1."country" = t2."id"
          LIMIT 1)))
    FROM "authors" t1
    WHERE t0."author" = t1."id"
    LIMIT 1) AS c1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
