SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."id" AS "id"
    FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id"
    ORDER BY t1."name" DESC,
      (SELECT t2."pages"
      FROM "chapters" t2
      WHERE t2."book" = t0."id"
      ORDER BY 1 ASC
      LIMIT 1) ASC, floor(extract(year
        FROM t0."pub_date"))::integer ASC,
      (SELECT COUNT(*)
      FROM "chapters" t3
      WHERE t3."book" = t0."id") DESC, t0."id" ASC
    LIMIT 100) AS x)::text
