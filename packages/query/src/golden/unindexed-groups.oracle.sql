SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title", 'chapters' VALUE
      (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
      FROM
        (SELECT JSON_OBJECT('sum' VALUE
            (SELECT JSON_OBJECT('pages' VALUE a.a0 NULL ON NULL RETURNING CLOB) AS j
            FROM
              (SELECT 1 AS one
              FROM DUAL) o FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j
        FROM
          (SELECT r.l0 AS l0, SUM(r.a0) AS a0
          FROM
            (SELECT t1."book" AS l0, t1."pages" AS a0
            FROM "chapters" t1) r
          GROUP BY r.l0) a
        WHERE a.l0 = t0."id" FETCH NEXT 100 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
