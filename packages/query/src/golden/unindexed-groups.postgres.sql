SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title", COALESCE(t1g.v, '[]') AS "chapters"
    FROM "books" t0 LEFT JOIN
      (SELECT x.rk AS k, json_agg(
          (SELECT row_to_json(y.*)
          FROM
            (SELECT x.c0 AS "sum") AS y)
        ORDER BY x.rn) AS v
      FROM
        (SELECT a.l0 AS rk, ROW_NUMBER() OVER (PARTITION BY a.l0) AS rn,
          (SELECT row_to_json(x.*)
          FROM
            (SELECT a.a0 AS "pages"
            FROM
              (SELECT 1 AS one) o
            LIMIT 1) AS x) AS c0
        FROM
          (SELECT r.l0 AS l0, SUM(r.a0) AS a0
          FROM
            (SELECT t1."book" AS l0, t1."pages" AS a0
            FROM "chapters" t1
            WHERE t1."book" IN
              (SELECT t0."id" AS k
              FROM "books" t0
              ORDER BY t0."sort" ASC, t0."id" ASC
              LIMIT 100)) r
          GROUP BY r.l0) a) AS x
      WHERE x.rn BETWEEN 1 AND 100
      GROUP BY x.rk) t1g ON t1g.k = t0."id"
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
