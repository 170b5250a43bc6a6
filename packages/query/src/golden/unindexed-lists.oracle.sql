SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title", 'chapters' VALUE
      (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
          ORDER BY o0 DESC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
      FROM
        (SELECT JSON_OBJECT('title' VALUE t1."title" NULL ON NULL RETURNING CLOB) AS j, t1."pages" AS o0, t1."id" AS o1
        FROM "chapters" t1
        WHERE t1."book" = t0."id"
        ORDER BY t1."pages" DESC, t1."id" ASC
        OFFSET :1 ROWS FETCH NEXT 2 ROWS ONLY) rows_of_list) FORMAT JSON, 'author' VALUE
      (SELECT JSON_OBJECT('books' VALUE
          (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
              ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
          FROM
            (SELECT JSON_OBJECT('title' VALUE t3."title" NULL ON NULL RETURNING CLOB) AS j, t3."sort" AS o0, t3."id" AS o1
            FROM "books" t3
            WHERE t3."author" = t2."id"
            ORDER BY t3."sort" ASC, t3."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j
      FROM "authors" t2
      WHERE t0."author" = t2."id" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 10 ROWS ONLY) rows_of_list
-- 1: 1
