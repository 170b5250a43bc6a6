SELECT row_to_json(x.*)::text
FROM
  (SELECT t0."title" AS "title"
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC) AS x
