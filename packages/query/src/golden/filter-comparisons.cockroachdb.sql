SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."pages" > $1::bigint AND t0."pages" <= $2::bigint AND t0."pages" BETWEEN $3::bigint AND $4::bigint AND t0."pages" <> $5::bigint AND t0."price" >= $6::numeric AND t0."views" < $7::bigint AND t0."stamp" > $8::timestamptz AND t0."published" = $9::boolean)
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 1
-- 2: 9
-- 3: 2
-- 4: 5
-- 5: 3
-- 6: "1.5"
-- 7: 7
-- 8: "2024-05-31T00:00:00.000Z"
-- 9: true
