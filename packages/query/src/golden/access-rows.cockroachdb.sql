SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title", t0."status" AS "status"
    FROM "books" t0
    WHERE t0."status" = $1::text
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "published"
