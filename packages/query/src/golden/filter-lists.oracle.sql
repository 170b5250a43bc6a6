SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (t0."status" IN (:1, :2, :3, :4) AND NOT (t0."pages" IN (CAST(:5 AS NUMBER), CAST(:6 AS NUMBER))) AND t0."title" IN (:7, :8, :9, :10))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "a"
-- 2: "b"
-- 3: "c"
-- 4: "c"
-- 5: 1
-- 6: 2
-- 7: "one"
-- 8: "two"
-- 9: "three"
-- 10: "three"
