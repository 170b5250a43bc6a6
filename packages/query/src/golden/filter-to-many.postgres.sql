SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE EXISTS
      (SELECT 1
      FROM "chapters" t1
      WHERE (t1."book" = t0."id" AND t1."pages" > $1::bigint AND t1."title" = $2::text))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 15
-- 2: "C1"
