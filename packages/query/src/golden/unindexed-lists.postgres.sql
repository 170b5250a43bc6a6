SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title", COALESCE(t1g.v, '[]') AS "chapters",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT COALESCE(t3g.v, '[]') AS "books"
        FROM "authors" t2 LEFT JOIN
          (SELECT x.rk AS k, json_agg(
              (SELECT row_to_json(y.*)
              FROM
                (SELECT x.c0 AS "title") AS y)
            ORDER BY x.rn) AS v
          FROM
            (SELECT t3."author" AS rk, ROW_NUMBER() OVER (PARTITION BY t3."author"
              ORDER BY t3."sort" ASC, t3."id" ASC) AS rn, t3."title" AS c0
            FROM "books" t3
            WHERE t3."author" IN
              (SELECT t2."id" AS k
              FROM "authors" t2
              WHERE t2."id" IN
                (SELECT t0."author" AS k
                FROM "books" t0
                ORDER BY t0."sort" ASC, t0."id" ASC
                LIMIT 10))) AS x
          WHERE x.rn BETWEEN 1 AND 100
          GROUP BY x.rk) t3g ON t3g.k = t2."id"
        WHERE t0."author" = t2."id"
        LIMIT 1) AS x) AS "author"
    FROM "books" t0 LEFT JOIN
      (SELECT x.rk AS k, json_agg(
          (SELECT row_to_json(y.*)
          FROM
            (SELECT x.c0 AS "title") AS y)
        ORDER BY x.rn) AS v
      FROM
        (SELECT t1."book" AS rk, ROW_NUMBER() OVER (PARTITION BY t1."book"
          ORDER BY t1."pages" DESC, t1."id" ASC) AS rn, t1."title" AS c0
        FROM "chapters" t1
        WHERE t1."book" IN
          (SELECT t0."id" AS k
          FROM "books" t0
          ORDER BY t0."sort" ASC, t0."id" ASC
          LIMIT 10)) AS x
      WHERE x.rn - $1 BETWEEN 1 AND 2
      GROUP BY x.rk) t1g ON t1g.k = t0."id"
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 10) AS x)::text
-- 1: 1
