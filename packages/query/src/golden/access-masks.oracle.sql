SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 DESC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE CASE WHEN t0."status" = :1 THEN t0."title" END, 'pages' VALUE CASE WHEN t0."author" = CAST(:2 AS NUMBER) THEN t0."pages" END, 'secret' VALUE CASE WHEN CASE WHEN t0."author" = CAST(:3 AS NUMBER) THEN t0."secret" END IS NULL OR CASE WHEN t0."author" = CAST(:4 AS NUMBER) THEN t0."secret" END = '' THEN NULL ELSE '**********' END NULL ON NULL RETURNING CLOB) AS j, CASE WHEN t0."author" = CAST(:5 AS NUMBER) THEN t0."pages" END AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE ((t0."status" = :6 OR t0."author" = CAST(:7 AS NUMBER)) AND (t0."author" = CAST(:8 AS NUMBER) AND t0."pages" > CAST(:9 AS NUMBER)))
  ORDER BY CASE WHEN t0."author" = CAST(:10 AS NUMBER) THEN t0."pages" END DESC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: 2
-- 5: 2
-- 6: "published"
-- 7: 2
-- 8: 2
-- 9: 5
-- 10: 2
