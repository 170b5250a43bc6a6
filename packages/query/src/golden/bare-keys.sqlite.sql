SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_quote(CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
