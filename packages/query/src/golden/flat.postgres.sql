SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id", t0."title" AS "title", t0."pages" AS "pages", t0."price"::text AS "price", t0."views"::text AS "views", t0."published" AS "published", CASE WHEN t0."stamp" >= '0001-01-01' AND t0."stamp" < '10000-01-01' THEN replace(to_char(t0."stamp" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE t0."stamp"::text END AS "stamp", t0."meta" AS "meta", to_json(string_to_array(t0."tags"::text, ',')) AS "tags", CASE WHEN t0."secret" IS NULL OR t0."secret" = '' THEN NULL ELSE '**********' END AS "secret"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
