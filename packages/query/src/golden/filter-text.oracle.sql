SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (t0."title" LIKE :1 AND NOT (t0."title" LIKE :2) AND LOWER(t0."title") LIKE LOWER(:3) AND NOT (t0."title" LIKE :4) AND CASE WHEN (t0."title" IS NULL OR t0."title" = '') THEN 0 ELSE 1 END = 1 AND (t0."body" IS NULL OR t0."body" = ''))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "%a%"
-- 2: "%b%"
-- 3: "c%"
-- 4: "%d"
