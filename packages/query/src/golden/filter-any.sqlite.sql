SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE t0."id" IN
    (SELECT t1."books_id"
    FROM "books_blocks" t1
    WHERE EXISTS
      (SELECT 1
      FROM "block_image" t2
      WHERE (t1."collection" = ? AND t2."id" = CASE WHEN CAST(CAST(t1."item" AS INTEGER) AS TEXT) = t1."item" THEN CAST(t1."item" AS INTEGER) END AND t2."image" = ?)))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "block_image"
-- 2: "cover.png"
