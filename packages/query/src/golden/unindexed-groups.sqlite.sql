SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'chapters', json(COALESCE(t1g.v, '[]'))) AS item
  FROM "books" t0 LEFT JOIN
    (SELECT x.rk AS k, '[' || group_concat(json_object('sum', json(x.c0)), ','
      ORDER BY x.rn) || ']' AS v
    FROM
      (SELECT a.l0 AS rk, ROW_NUMBER() OVER (PARTITION BY a.l0) AS rn,
        (SELECT json_object('pages', CASE WHEN a.a0 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a0) = 'real' THEN a.a0 ELSE CASE typeof(a.a0) WHEN 'blob' THEN hex(a.a0) ELSE CAST(a.a0 AS TEXT) END END)
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS c0
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
  LIMIT 100) AS x
