SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title"
    FROM "books" t0
    WHERE (EXISTS
        (SELECT 1
        FROM "authors" t1
        WHERE (t0."author" = t1."id" AND (t1."name" = $1::text OR t1."name" = $2::text OR t1."name" = $3::text))) AND t0."id" = ANY($4::uuid[]))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
-- 4: [null]
