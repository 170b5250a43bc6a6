SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id" LEFT JOIN
      (SELECT t2."book" AS k, MIN(t2."pages") AS v
      FROM "chapters" t2
      WHERE t2."book" IS NOT NULL
      GROUP BY t2."book") t2g ON t2g.k = t0."id" LEFT JOIN
      (SELECT t3."book" AS k, COUNT(*) AS v
      FROM "chapters" t3
      WHERE t3."book" IS NOT NULL
      GROUP BY t3."book") t3g ON t3g.k = t0."id"
    ORDER BY t1."name" DESC, t2g.v ASC, CASE WHEN isfinite(t0."pub_date") THEN floor(extract(year
        FROM t0."pub_date"))::integer END ASC, COALESCE(t3g.v, 0) DESC, t0."id" ASC
    LIMIT 100) AS x)::text
