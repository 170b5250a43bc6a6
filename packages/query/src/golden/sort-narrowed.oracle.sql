SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 DESC, o1 DESC, o2 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('id' VALUE t0."id" NULL ON NULL RETURNING CLOB) AS j,
    (SELECT t1."pages"
    FROM "chapters" t1
    WHERE t1."book" = t0."id"
    ORDER BY 1 DESC FETCH NEXT 1 ROWS ONLY) AS o0,
    (SELECT COUNT(*)
    FROM "chapters" t2
    WHERE t2."book" = t0."id") AS o1, t0."id" AS o2
  FROM "books" t0
  WHERE t0."status" = :1
  ORDER BY
    (SELECT t1."pages"
    FROM "chapters" t1
    WHERE t1."book" = t0."id"
    ORDER BY 1 DESC FETCH NEXT 1 ROWS ONLY) DESC,
    (SELECT COUNT(*)
    FROM "chapters" t2
    WHERE t2."book" = t0."id") DESC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "draft"
