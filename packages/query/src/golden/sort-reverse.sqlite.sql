SELECT json_group_array(json_object('id', x.c0))
FROM
  (SELECT CAST(t0."id" AS TEXT) AS c0
  FROM "books" t0
  ORDER BY
    (SELECT MAX(t1."pages")
    FROM "chapters" t1
    WHERE t1."book" = t0."id") DESC, t0."id" ASC
  LIMIT 100) AS x
