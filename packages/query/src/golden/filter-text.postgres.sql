SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (t0."title" LIKE $1 ESCAPE '' AND NOT (t0."title" LIKE $2 ESCAPE '') AND t0."title" ILIKE $3 ESCAPE '' AND NOT (t0."title" LIKE $4 ESCAPE '') AND CASE WHEN (t0."title" IS NULL OR t0."title" = '') THEN 0 ELSE 1 END = 1 AND (t0."body" IS NULL OR t0."body" = ''))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "%a%"
-- 2: "%b%"
-- 3: "c%"
-- 4: "%d"
