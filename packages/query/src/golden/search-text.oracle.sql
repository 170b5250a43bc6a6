SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (LOWER(t0."title") LIKE LOWER(:1) OR LOWER(t0."status") LIKE LOWER(:2) OR LOWER(t0."body") LIKE LOWER(:3))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "%zebra%"
-- 2: "%zebra%"
-- 3: "%zebra%"
