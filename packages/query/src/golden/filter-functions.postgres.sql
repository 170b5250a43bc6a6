SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE (CASE WHEN isfinite(t0."pub_date") THEN floor(extract(year
          FROM t0."pub_date"))::integer END = $1::bigint AND
        (SELECT COUNT(*)
        FROM "chapters" t1
        WHERE t1."book" = t0."id") > $2::bigint AND CASE WHEN json_typeof(t0."meta" #> $3::text[]) IN ('string', 'number', 'boolean') THEN t0."meta" #>> $4::text[] END = $5 AND CASE WHEN json_typeof(t0."meta" #> $6::text[]) = 'number' THEN (t0."meta" #>> $7::text[])::numeric END > $8::numeric)
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 2024
-- 2: 1
-- 3: ["b","c"]
-- 4: ["b","c"]
-- 5: "x"
-- 6: ["a"]
-- 7: ["a"]
-- 8: "0"
