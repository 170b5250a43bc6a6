SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id", t0."title" AS "title", t0."pages" AS "pages", t0."price"::text AS "price", t0."published" AS "published", CASE WHEN t0."stamp" >= '0001-01-01' AND t0."stamp" < '10000-01-01' THEN replace(to_char(t0."stamp" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE t0."stamp"::text END AS "stamp", t0."meta" AS "meta",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT t1."name" AS "name"
        FROM "authors" t1
        WHERE t0."author" = t1."id"
        LIMIT 1) AS x) AS "author",
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT t2."title" AS "title"
        FROM "chapters" t2
        WHERE t2."book" = t0."id"
        ORDER BY t2."id" ASC
        LIMIT 100) AS x) AS "chapters"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
