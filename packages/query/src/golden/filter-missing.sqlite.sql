SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id"
  WHERE t1."name" IS NULL
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
