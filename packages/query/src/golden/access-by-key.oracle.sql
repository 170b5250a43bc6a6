SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (EXISTS
      (SELECT 1
      FROM "authors" t1
      WHERE (t0."author" = t1."id" AND (t1."name" = :1 OR t1."name" = :2 OR t1."name" = :3))) AND t0."id" IN (:4))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "Alice"
-- 2: "Bob"
-- 3: "Carol"
-- 4: "1"
