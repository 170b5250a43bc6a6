SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."title" ILIKE $1 ESCAPE '' OR t0."status" ILIKE $2 ESCAPE '' OR t0."body" ILIKE $3 ESCAPE '')
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "%zebra%"
-- 2: "%zebra%"
-- 3: "%zebra%"
