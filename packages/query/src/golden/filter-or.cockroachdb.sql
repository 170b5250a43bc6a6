SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (EXISTS
        (SELECT 1
        FROM "chapters" t1
        WHERE (t1."book" = t0."id" AND t1."title" = $1::text)) OR EXISTS
        (SELECT 1
        FROM "books_genres" t2
        WHERE (t2."books_id" = t0."id" AND EXISTS
            (SELECT 1
            FROM "genres" t3
            WHERE (t2."genres_id" = t3."id" AND t3."name" = $2::text)))) OR t0."pages" = $3::bigint)
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "C1"
-- 2: "Tech"
-- 3: 1
