SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT
          (SELECT row_to_json(x.*)
          FROM
            (SELECT t2."name" AS "name"
            FROM "genres" t2
            WHERE t1."genres_id" = t2."id"
            LIMIT 1) AS x) AS "genres_id"
        FROM "books_genres" t1
        WHERE t1."books_id" = t0."id"
        ORDER BY t1."id" ASC
        LIMIT 100) AS x) AS "genres"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
