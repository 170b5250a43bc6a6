SELECT row_to_json(x.*)::text
FROM
  (SELECT t0."title" AS "title"
  FROM "books" t0
  WHERE t0."id" = $1::uuid
  LIMIT 1) AS x
-- 1: "11111111-1111-4111-8111-111111111111"
