SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE EXISTS
    (SELECT 1
    FROM "books_blocks" t1
    WHERE (t1."books_id" = t0."id" AND EXISTS
        (SELECT 1
        FROM "block_image" t2
        WHERE (t1."collection" = :1 AND t1."item" = (t2."id" || '') AND t2."image" = :2))))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "block_image"
-- 2: "cover.png"
