SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('blocks', json(
        (SELECT json_group_array(json_object('collection', x.c0, 'item', json(x.c1)))
        FROM
          (SELECT CAST(t1."collection" AS TEXT) AS c0, CASE WHEN t1."collection" = ? THEN
            (SELECT json_object('content', CAST(t2."content" AS TEXT))
            FROM "block_text" t2
            WHERE (t1."collection" = ? AND t1."item" = t2."id")
            LIMIT 1) WHEN t1."collection" = ? THEN
            (SELECT json_quote(t1."item")
            FROM
              (SELECT 1 AS one) o
            LIMIT 1) END AS c1
          FROM "books_blocks" t1
          WHERE t1."books_id" = t0."id"
          ORDER BY t1."id" ASC
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "block_text"
-- 2: "block_text"
-- 3: "block_image"
