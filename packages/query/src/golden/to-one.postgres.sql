SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT t1."name" AS "name",
          (SELECT row_to_json(x.*)
          FROM
            (SELECT t2."name" AS "name"
            FROM "countries" t2
            WHERE t1."country" = t2."id"
            LIMIT 1) AS x) AS "country"
        FROM "authors" t1
        WHERE t0."author" = t1."id"
        LIMIT 1) AS x) AS "author"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
