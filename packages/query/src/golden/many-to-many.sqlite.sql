SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('genres', json(
        (SELECT json_group_array(json_object('genres_id', json(x.c0)))
        FROM
          (SELECT
            (SELECT json_object('name', CAST(t2."name" AS TEXT))
            FROM "genres" t2
            WHERE t1."genres_id" = t2."id"
            LIMIT 1) AS c0
          FROM "books_genres" t1
          WHERE t1."books_id" = t0."id"
          ORDER BY t1."id" ASC
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
