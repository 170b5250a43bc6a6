SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title",
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT
          (SELECT row_to_json(x.*)
          FROM
            (SELECT a.a0 AS "pages"
            FROM
              (SELECT 1 AS one) o
            LIMIT 1) AS x) AS "sum"
        FROM
          (SELECT r.l0 AS l0, SUM(r.a0) AS a0
          FROM
            (SELECT t1."book" AS l0, t1."pages" AS a0
            FROM "chapters" t1) r
          GROUP BY r.l0) a
        WHERE a.l0 = t0."id"
        LIMIT 100) AS x) AS "chapters"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
