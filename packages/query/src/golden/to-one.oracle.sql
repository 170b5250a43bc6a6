SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title", 'author' VALUE
      (SELECT JSON_OBJECT('name' VALUE t1."name", 'country' VALUE
          (SELECT JSON_OBJECT('name' VALUE t2."name" NULL ON NULL RETURNING CLOB) AS j
          FROM "countries" t2
          WHERE t1."country" = t2."id" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j
      FROM "authors" t1
      WHERE t0."author" = t1."id" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
