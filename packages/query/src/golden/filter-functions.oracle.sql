SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (TO_NUMBER(TO_CHAR(t0."pub_date", 'YYYY')) = CAST(:1 AS NUMBER) AND
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id") > CAST(:2 AS NUMBER) AND JSON_VALUE(t0."meta", '$."b"."c"') = :3 AND CASE WHEN JSON_VALUE(t0."meta", '$."a".type()') = 'number' THEN JSON_VALUE(t0."meta", '$."a"' RETURNING NUMBER) END > CAST(:4 AS NUMBER))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 2024
-- 2: 1
-- 3: "x"
-- 4: "0"
