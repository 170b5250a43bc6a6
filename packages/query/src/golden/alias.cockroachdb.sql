SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "t",
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id") AS "n"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
