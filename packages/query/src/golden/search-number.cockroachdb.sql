SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."sort" = $1::bigint OR t0."title" ILIKE $2 ESCAPE '' OR t0."status" ILIKE $3 ESCAPE '' OR t0."pages" = $4::bigint OR t0."price" = $5::numeric OR t0."views" = $6::bigint OR t0."rating" = $7::real OR t0."body" ILIKE $8 ESCAPE '' OR t0."author" = $9::bigint)
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 100
-- 2: "%100%"
-- 3: "%100%"
-- 4: 100
-- 5: "100"
-- 6: 100
-- 7: 100
-- 8: "%100%"
-- 9: 100
