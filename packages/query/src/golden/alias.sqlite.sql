SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('t', CAST(t0."title" AS TEXT), 'n',
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id")) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
