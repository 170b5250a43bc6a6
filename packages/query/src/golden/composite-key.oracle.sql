SELECT JSON_OBJECT('label' VALUE t0."label", 'copies' VALUE
    (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
        ORDER BY o0 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
    FROM
      (SELECT JSON_OBJECT('note' VALUE t1."note" NULL ON NULL RETURNING CLOB) AS j, t1."id" AS o0
      FROM "copies" t1
      WHERE (t1."room" = t0."room" AND t1."position" = t0."position")
      ORDER BY t1."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j
FROM "shelves" t0
WHERE (t0."room" = :1 AND t0."position" = CAST(:2 AS NUMBER)) FETCH NEXT 1 ROWS ONLY
-- 1: "north"
-- 2: 1
