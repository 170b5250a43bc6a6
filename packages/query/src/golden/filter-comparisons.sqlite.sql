SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (t0."pages" > CAST(? AS NUMERIC) AND t0."pages" <= CAST(? AS NUMERIC) AND t0."pages" BETWEEN CAST(? AS NUMERIC) AND CAST(? AS NUMERIC) AND t0."pages" <> CAST(? AS NUMERIC) AND t0."price" >= CAST(? AS NUMERIC) AND t0."views" < CAST(? AS INTEGER) AND CASE typeof(t0."stamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp"), t0."stamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp" / 1000.0, 'unixepoch') END > strftime('%Y-%m-%dT%H:%M:%fZ', ?) AND CASE typeof(t0."published") WHEN 'text' THEN lower(t0."published") IN ('true', 't', '1', 'yes', 'y', 'on') ELSE t0."published" <> 0 END = ?)
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 1
-- 2: 9
-- 3: 2
-- 4: 5
-- 5: 3
-- 6: "1.5"
-- 7: 7
-- 8: "2024-05-31T00:00:00.000Z"
-- 9: true
