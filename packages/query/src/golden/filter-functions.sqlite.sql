SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (CAST(strftime('%Y', CASE typeof(t0."pub_date") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."pub_date"), t0."pub_date") ELSE strftime('%Y-%m-%d', t0."pub_date" / 1000.0, 'unixepoch') END) AS INTEGER) = CAST(? AS NUMERIC) AND
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id") > CAST(? AS NUMERIC) AND CASE WHEN json_valid(t0."meta") THEN CASE json_type(t0."meta", ?) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'object' THEN NULL WHEN 'array' THEN NULL ELSE CAST(t0."meta" ->> ? AS TEXT) END END = ? AND CASE WHEN json_valid(t0."meta") THEN CASE WHEN json_type(t0."meta", ?) IN ('integer', 'real') THEN t0."meta" ->> ? END END > CAST(? AS NUMERIC))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 2024
-- 2: 1
-- 3: "$.\"b\".\"c\""
-- 4: "$.\"b\".\"c\""
-- 5: "x"
-- 6: "$.\"a\""
-- 7: "$.\"a\""
-- 8: "0"
