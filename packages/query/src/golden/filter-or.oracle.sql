SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (EXISTS
      (SELECT 1
      FROM "chapters" t1
      WHERE (t1."book" = t0."id" AND t1."title" = :1)) OR EXISTS
      (SELECT 1
      FROM "books_genres" t2
      WHERE (t2."books_id" = t0."id" AND EXISTS
          (SELECT 1
          FROM "genres" t3
          WHERE (t2."genres_id" = t3."id" AND t3."name" = :2)))) OR t0."pages" = CAST(:3 AS NUMBER))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "C1"
-- 2: "Tech"
-- 3: 1
