SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT
      (SELECT coalesce(json_agg(x.v), '[]')
      FROM
        (SELECT t1."id" AS v
        FROM "chapters" t1
        WHERE t1."book" = t0."id"
        ORDER BY t1."id" ASC
        LIMIT 100) AS x) AS "chapters"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
