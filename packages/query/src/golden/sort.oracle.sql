SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 DESC, o1 ASC, o2 ASC, o3 DESC, o4 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j, t1."name" AS o0,
    (SELECT MIN(t2."pages")
    FROM "chapters" t2
    WHERE t2."book" = t0."id") AS o1, TO_NUMBER(TO_CHAR(t0."pub_date", 'YYYY')) AS o2,
    (SELECT COUNT(*)
    FROM "chapters" t3
    WHERE t3."book" = t0."id") AS o3, t0."id" AS o4
  FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id"
  ORDER BY t1."name" DESC,
    (SELECT MIN(t2."pages")
    FROM "chapters" t2
    WHERE t2."book" = t0."id") ASC, TO_NUMBER(TO_CHAR(t0."pub_date", 'YYYY')) ASC,
    (SELECT COUNT(*)
    FROM "chapters" t3
    WHERE t3."book" = t0."id") DESC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
