SELECT t0."id" AS c0, t0."title" AS c1, t0."pages" AS c2, t0."price" AS c3, t0."published" AS c4, t0."stamp" AT TIME ZONE 'UTC' AS c5, t0."meta" AS c6,
  (SELECT row_to_json(x.*)
  FROM
    (SELECT t1."name" AS "name"
    FROM "authors" t1
    WHERE t0."author" = t1."id"
    LIMIT 1) AS x) AS c7,
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t2."title" AS "title"
    FROM "chapters" t2
    WHERE t2."book" = t0."id"
    ORDER BY t2."id" ASC
    LIMIT 100) AS x) AS c8
FROM "books" t0
ORDER BY t0."sort" ASC, t0."id" ASC
LIMIT 100
-- id: string
-- title: string
-- pages: number
-- price: string
-- published: boolean
-- stamp: instant
-- meta: json
-- author: json
-- chapters: json
