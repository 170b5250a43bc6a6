SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE EXISTS
    (SELECT 1
    FROM "chapters" t1
    WHERE (t1."book" = t0."id" AND t1."pages" > CAST(:1 AS NUMBER) AND t1."title" = :2))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 15
-- 2: "C1"
