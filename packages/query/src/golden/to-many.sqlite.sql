SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'chapters', json(
        (SELECT json_group_array(json_object('title', x.c0))
        FROM
          (SELECT CAST(t1."title" AS TEXT) AS c0
          FROM "chapters" t1
          WHERE (t1."book" = t0."id" AND t1."pages" > CAST(? AS NUMERIC))
          ORDER BY t1."pages" DESC, t1."id" ASC
          LIMIT 2
          OFFSET ?) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 15
-- 2: 1
