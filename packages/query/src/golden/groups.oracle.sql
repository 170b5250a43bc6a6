SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 DESC, o1 ASC, o2 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('status' VALUE a.g0, 'pub_date_year' VALUE a.g1, 'count' VALUE a.a0 NULL ON NULL RETURNING CLOB) AS j, a.a0 AS o0, a.g0 AS o1, a.g1 AS o2
  FROM
    (SELECT r.g0 AS g0, r.g1 AS g1, COUNT(*) AS a0
    FROM
      (SELECT t0."status" AS g0, TO_NUMBER(TO_CHAR(t0."pub_date", 'YYYY')) AS g1
      FROM "books" t0) r
    GROUP BY r.g0, r.g1) a
  WHERE a.a0 > CAST(:1 AS NUMBER)
  ORDER BY a.a0 DESC, a.g0 ASC, a.g1 ASC FETCH NEXT 5 ROWS ONLY) rows_of_list
-- 1: 1
