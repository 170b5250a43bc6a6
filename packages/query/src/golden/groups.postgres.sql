SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT a.g0 AS "status", a.g1 AS "pub_date_year", a.a0 AS "count"
    FROM
      (SELECT r.g0 AS g0, r.g1 AS g1, COUNT(*) AS a0
      FROM
        (SELECT t0."status" AS g0, CASE WHEN isfinite(t0."pub_date") THEN floor(extract(year
            FROM t0."pub_date"))::integer END AS g1
        FROM "books" t0) r
      GROUP BY r.g0, r.g1) a
    WHERE a.a0 > $1::bigint
    ORDER BY a.a0 DESC, a.g0 ASC, a.g1 ASC
    LIMIT 5) AS x)::text
-- 1: 1
