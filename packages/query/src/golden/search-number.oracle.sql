SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (t0."sort" = CAST(:1 AS NUMBER) OR LOWER(t0."title") LIKE LOWER(:2) OR LOWER(t0."status") LIKE LOWER(:3) OR t0."pages" = CAST(:4 AS NUMBER) OR t0."price" = CAST(:5 AS NUMBER) OR t0."views" = CAST(:6 AS NUMBER) OR t0."rating" = CAST(:7 AS NUMBER) OR LOWER(t0."body") LIKE LOWER(:8) OR t0."author" = CAST(:9 AS NUMBER))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 100
-- 2: "%100%"
-- 3: "%100%"
-- 4: 100
-- 5: "100"
-- 6: 100
-- 7: 100
-- 8: "%100%"
-- 9: 100
