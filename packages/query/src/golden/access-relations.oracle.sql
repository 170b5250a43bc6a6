SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('title' VALUE t0."title", 'chapters_count' VALUE
      (SELECT COUNT(*)
      FROM "chapters" t5
      WHERE (t5."book" = t0."id" AND t5."pages" > CAST(:1 AS NUMBER))), 'author' VALUE
      (SELECT JSON_OBJECT('name' VALUE t6."name" NULL ON NULL RETURNING CLOB) AS j
      FROM "authors" t6
      WHERE (t0."author" = t6."id" AND EXISTS
          (SELECT 1
          FROM "countries" t7
          WHERE (t6."country" = t7."id" AND t7."name" = :2))) FETCH NEXT 1 ROWS ONLY) FORMAT JSON, 'chapters' VALUE
      (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
          ORDER BY o0 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
      FROM
        (SELECT JSON_OBJECT('title' VALUE t8."title" NULL ON NULL RETURNING CLOB) AS j, t8."id" AS o0
        FROM "chapters" t8
        WHERE (t8."book" = t0."id" AND t8."pages" > CAST(:3 AS NUMBER))
        ORDER BY t8."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  WHERE (t0."status" = :4 AND EXISTS
      (SELECT 1
      FROM "authors" t3
      WHERE (t0."author" = t3."id" AND EXISTS
          (SELECT 1
          FROM "countries" t4
          WHERE (t3."country" = t4."id" AND t4."name" = :5)) AND t3."name" = :6)))
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 1
-- 2: "Germany"
-- 3: 1
-- 4: "published"
-- 5: "Germany"
-- 6: "Alice"
