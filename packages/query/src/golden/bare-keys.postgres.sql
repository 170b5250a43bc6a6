SELECT
  (SELECT coalesce(json_agg(x.v), '[]')
  FROM
    (SELECT t0."id" AS v
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
