SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('blocks' VALUE
      (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
          ORDER BY o0 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
      FROM
        (SELECT JSON_OBJECT('collection' VALUE t1."collection", 'item' VALUE CASE WHEN t1."collection" = :1 THEN
            (SELECT JSON_OBJECT('content' VALUE t2."content" NULL ON NULL RETURNING CLOB) AS j
            FROM "block_text" t2
            WHERE (t1."collection" = :2 AND t1."item" = t2."id") FETCH NEXT 1 ROWS ONLY) WHEN t1."collection" = :3 THEN
            (SELECT SUBSTR(JSON_ARRAY(t1."item" NULL ON NULL RETURNING CLOB), 2, LENGTH(JSON_ARRAY(t1."item" NULL ON NULL RETURNING CLOB)) - 2) AS j
            FROM
              (SELECT 1 AS one
              FROM DUAL) o FETCH NEXT 1 ROWS ONLY) END FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t1."id" AS o0
        FROM "books_blocks" t1
        WHERE t1."books_id" = t0."id"
        ORDER BY t1."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "block_text"
-- 2: "block_text"
-- 3: "block_image"
