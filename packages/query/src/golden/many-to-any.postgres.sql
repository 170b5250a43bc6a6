SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT t1."collection" AS "collection", CASE WHEN t1."collection" = $1 THEN
          (SELECT row_to_json(x.*)
          FROM
            (SELECT t2."content" AS "content"
            FROM "block_text" t2
            WHERE (t1."collection" = $2::text AND t2."id" = CASE WHEN t1."item" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN t1."item"::uuid END)
            LIMIT 1) AS x) WHEN t1."collection" = $3 THEN
          (SELECT to_json(x.v)
          FROM
            (SELECT t1."item" AS v
            FROM
              (SELECT 1 AS one) o
            LIMIT 1) AS x) END AS "item"
        FROM "books_blocks" t1
        WHERE t1."books_id" = t0."id"
        ORDER BY t1."id" ASC
        LIMIT 100) AS x) AS "blocks"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "block_text"
-- 2: "block_text"
-- 3: "block_image"
