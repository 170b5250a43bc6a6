SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'chapters', json(
        (SELECT json_group_array(json_object('sum', json(x.c0)))
        FROM
          (SELECT
            (SELECT json_object('pages', CASE WHEN a.a0 BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(a.a0) = 'real' THEN a.a0 ELSE CASE typeof(a.a0) WHEN 'blob' THEN hex(a.a0) ELSE CAST(a.a0 AS TEXT) END END)
            FROM
              (SELECT 1 AS one) o
            LIMIT 1) AS c0
          FROM
            (SELECT r.l0 AS l0, SUM(r.a0) AS a0
            FROM
              (SELECT t1."book" AS l0, t1."pages" AS a0
              FROM "chapters" t1
              WHERE t1."book" = t0."id") r
            GROUP BY r.l0) a
          WHERE a.l0 = t0."id"
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
