SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id" LEFT JOIN "countries" t2 ON t1."country" = t2."id"
    WHERE (t1."name" = $1::text AND t2."name" = $2::text)
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "Alice"
-- 2: "Germany"
