SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."status" = ANY($1::text[]) AND NOT (t0."pages" = ANY($2::bigint[])) AND t0."title" = ANY($3::text[]))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: ["a","b","c"]
-- 2: [1,2]
-- 3: ["one","two","three"]
