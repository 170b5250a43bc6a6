SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title"
    FROM "chapters" t0
    WHERE t0."id" = ANY($1::bigint[])
    ORDER BY t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: [1,2,3]
