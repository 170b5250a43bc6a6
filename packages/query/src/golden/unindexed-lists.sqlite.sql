SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'chapters', json(COALESCE(t1g.v, '[]')), 'author', json(
        (SELECT json_object('books', json(COALESCE(t3g.v, '[]')))
        FROM "authors" t2 LEFT JOIN
          (SELECT x.rk AS k, '[' || group_concat(json_object('title', x.c0), ','
            ORDER BY x.rn) || ']' AS v
          FROM
            (SELECT t3."author" AS rk, ROW_NUMBER() OVER (PARTITION BY t3."author"
              ORDER BY t3."sort" ASC, t3."id" ASC) AS rn, CAST(t3."title" AS TEXT) AS c0
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
        LIMIT 1))) AS item
  FROM "books" t0 LEFT JOIN
    (SELECT x.rk AS k, '[' || group_concat(json_object('title', x.c0), ','
      ORDER BY x.rn) || ']' AS v
    FROM
      (SELECT t1."book" AS rk, ROW_NUMBER() OVER (PARTITION BY t1."book"
        ORDER BY t1."pages" DESC, t1."id" ASC) AS rn, CAST(t1."title" AS TEXT) AS c0
      FROM "chapters" t1
      WHERE t1."book" IN
        (SELECT t0."id" AS k
        FROM "books" t0
        ORDER BY t0."sort" ASC, t0."id" ASC
        LIMIT 10)) AS x
    WHERE x.rn - ? BETWEEN 1 AND 2
    GROUP BY x.rk) t1g ON t1g.k = t0."id"
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 10) AS x
-- 1: 1
