SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."pages" < $1::bigint OR (t0."pages" = $2::bigint AND (t0."id" > $3::uuid OR t0."id" IS NULL)))
    ORDER BY t0."pages" DESC, t0."id" ASC
    LIMIT 10) AS x)::text
-- 1: 100
-- 2: 100
-- 3: "11111111-1111-4111-8111-111111111111"
