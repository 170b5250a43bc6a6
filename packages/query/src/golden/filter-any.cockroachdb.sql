SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE EXISTS
      (SELECT 1
      FROM "books_blocks" t1
      WHERE (t1."books_id" = t0."id" AND EXISTS
          (SELECT 1
          FROM "block_image" t2
          WHERE (t1."collection" = $1::text AND t2."id" = CASE WHEN t1."item" ~ '^(0|-?[1-9][0-9]{0,18})$' THEN CASE WHEN t1."item"::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 THEN t1."item"::bigint END END AND t2."image" = $2::text))))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "block_image"
-- 2: "cover.png"
