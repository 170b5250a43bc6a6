SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'author', json(
        (SELECT json_object('name', CAST(t1."name" AS TEXT), 'country', json(
              (SELECT json_object('name', CAST(t2."name" AS TEXT))
              FROM "countries" t2
              WHERE t1."country" = t2."id"
              LIMIT 1)))
        FROM "authors" t1
        WHERE t0."author" = t1."id"
        LIMIT 1))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
