SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('chapters_count', COALESCE(t2g.v, 0)) AS item
  FROM "books" t0 LEFT JOIN
    (SELECT t1."book" AS k, COUNT(*) AS v
    FROM "chapters" t1
    WHERE t1."book" IS NOT NULL
    GROUP BY t1."book") t1g ON t1g.k = t0."id" LEFT JOIN
    (SELECT t3."book" AS k, MAX(t3."pages") AS v
    FROM "chapters" t3
    WHERE t3."book" IS NOT NULL
    GROUP BY t3."book") t3g ON t3g.k = t0."id" LEFT JOIN
    (SELECT t2."book" AS k, COUNT(*) AS v
    FROM "chapters" t2
    WHERE t2."book" IN
      (SELECT t0."id" AS k
      FROM "books" t0 LEFT JOIN
        (SELECT t1."book" AS k, COUNT(*) AS v
        FROM "chapters" t1
        WHERE t1."book" IS NOT NULL
        GROUP BY t1."book") t1g ON t1g.k = t0."id" LEFT JOIN
        (SELECT t3."book" AS k, MAX(t3."pages") AS v
        FROM "chapters" t3
        WHERE t3."book" IS NOT NULL
        GROUP BY t3."book") t3g ON t3g.k = t0."id"
      WHERE COALESCE(t1g.v, 0) > CAST(? AS NUMERIC)
      ORDER BY t3g.v DESC, t0."id" ASC
      LIMIT 100)
    GROUP BY t2."book") t2g ON t2g.k = t0."id"
  WHERE COALESCE(t1g.v, 0) > CAST(? AS NUMERIC)
  ORDER BY t3g.v DESC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 1
-- 2: 1
