SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT CASE WHEN t0."status" = $1::text THEN t0."title" END AS "title", CASE WHEN t0."author" = $2::bigint THEN t0."pages" END AS "pages", CASE WHEN CASE WHEN t0."author" = $3::bigint THEN t0."secret" END IS NULL OR CASE WHEN t0."author" = $4::bigint THEN t0."secret" END = '' THEN NULL ELSE '**********' END AS "secret"
    FROM "books" t0
    WHERE ((t0."status" = $5::text OR t0."author" = $6::bigint) AND (t0."author" = $7::bigint AND t0."pages" > $8::bigint))
    ORDER BY CASE WHEN t0."author" = $9::bigint THEN t0."pages" END DESC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: 2
-- 5: "published"
-- 6: 2
-- 7: 2
-- 8: 5
-- 9: 2
