SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT a.a0 AS "count",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT a.a1 AS "pages"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "sum"
    FROM
      (SELECT COUNT(*) AS a0, SUM(r.a1) AS a1
      FROM
        (SELECT CASE WHEN t0."author" = $1::bigint THEN t0."pages" END AS a1
        FROM "books" t0
        WHERE (t0."status" = $2::text OR t0."author" = $3::bigint)) r) a
    LIMIT 100) AS x)::text
-- 1: 2
-- 2: "published"
-- 3: 2
