SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id"
    WHERE t1."name" IS NULL
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
