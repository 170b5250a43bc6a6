SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0 LEFT JOIN
      (SELECT t1."book" AS k, CASE WHEN COUNT(*) = COUNT(t1."pages") THEN MAX(t1."pages") END AS v
      FROM "chapters" t1
      WHERE t1."book" IS NOT NULL
      GROUP BY t1."book") t1g ON t1g.k = t0."id"
    ORDER BY t1g.v DESC, t0."id" ASC
    LIMIT 100) AS x)::text
