SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id" LEFT JOIN "countries" t2 ON t1."country" = t2."id"
  WHERE (t1."name" = :1 AND t2."name" = :2)
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "Alice"
-- 2: "Germany"
