SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  ORDER BY
    (SELECT MAX(t1."pages")
    FROM "chapters" t1
    WHERE t1."book" = t0."id") DESC, t0."id" ASC
  LIMIT 100) AS x
