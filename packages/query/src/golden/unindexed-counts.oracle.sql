SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 DESC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('chapters_count' VALUE
      (SELECT COUNT(*)
      FROM "chapters" t2
      WHERE t2."book" = t0."id") NULL ON NULL RETURNING CLOB) AS j, t3g.v AS o0, t0."id" AS o1
  FROM "books" t0 LEFT JOIN
    (SELECT t3."book" AS k, CASE WHEN COUNT(*) = COUNT(t3."pages") THEN MAX(t3."pages") END AS v
    FROM "chapters" t3
    WHERE t3."book" IS NOT NULL
    GROUP BY t3."book") t3g ON t3g.k = t0."id"
  WHERE
    (SELECT COUNT(*)
    FROM "chapters" t1
    WHERE t1."book" = t0."id") > CAST(:1 AS NUMBER)
  ORDER BY t3g.v DESC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: 1
