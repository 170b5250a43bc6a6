SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0
    WHERE t0."status" = $1::text
    ORDER BY
      (SELECT MAX(t1."pages")
      FROM "chapters" t1
      WHERE t1."book" = t0."id") DESC,
      (SELECT COUNT(*)
      FROM "chapters" t2
      WHERE t2."book" = t0."id") DESC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "draft"
