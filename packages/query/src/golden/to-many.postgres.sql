SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title",
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT t1."title" AS "title"
        FROM "chapters" t1
        WHERE (t1."book" = t0."id" AND t1."pages" > $1::bigint)
        ORDER BY t1."pages" DESC, t1."id" ASC
        LIMIT 2
        OFFSET $2) AS x) AS "chapters"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 15
-- 2: 1
