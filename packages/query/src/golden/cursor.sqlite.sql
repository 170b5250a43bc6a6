SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE ((t0."pages" < CAST(? AS NUMERIC) OR t0."pages" IS NULL) OR (t0."pages" = CAST(? AS NUMERIC) AND t0."id" > ?))
  ORDER BY t0."pages" DESC, t0."id" ASC
  LIMIT 10) AS x
-- 1: 100
-- 2: 100
-- 3: "11111111-1111-4111-8111-111111111111"
