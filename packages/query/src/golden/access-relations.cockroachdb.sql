SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."title" AS "title",
      (SELECT COUNT(*)
      FROM "chapters" t5
      WHERE (t5."book" = t0."id" AND t5."pages" > $1::bigint)) AS "chapters_count",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT t6."name" AS "name"
        FROM "authors" t6
        WHERE (t0."author" = t6."id" AND EXISTS
            (SELECT 1
            FROM "countries" t7
            WHERE (t6."country" = t7."id" AND t7."name" = $2::text)))
        LIMIT 1) AS x) AS "author",
      (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
      FROM
        (SELECT t8."title" AS "title"
        FROM "chapters" t8
        WHERE (t8."book" = t0."id" AND t8."pages" > $3::bigint)
        ORDER BY t8."id" ASC
        LIMIT 100) AS x) AS "chapters"
    FROM "books" t0
    WHERE (t0."status" = $4::text AND EXISTS
        (SELECT 1
        FROM "authors" t3
        WHERE (t0."author" = t3."id" AND EXISTS
            (SELECT 1
            FROM "countries" t4
            WHERE (t3."country" = t4."id" AND t4."name" = $5::text)) AND t3."name" = $6::text)))
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: 1
-- 2: "Germany"
-- 3: 1
-- 4: "published"
-- 5: "Germany"
-- 6: "Alice"
