SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title", 'chapters' VALUE
      (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
          ORDER BY o0 DESC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
      FROM
        (SELECT JSON_OBJECT('title' VALUE t1."title" NULL ON NULL RETURNING CLOB) AS j, t1."pages" AS o0, t1."id" AS o1
        FROM "chapters" t1
        WHERE (t1."book" = t0."id" AND t1."pages" > CAST(:1 AS NUMBER))
        ORDER BY t1."pages" DESC, t1."id" ASC
        OFFSET :2 ROWS FETCH NEXT 2 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 15
-- 2: 1
