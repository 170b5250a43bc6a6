SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT
      (SELECT row_to_json(x.*)
      FROM
        (SELECT a.a0 AS "*", a.a1 AS "pages"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "count",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT a.a2 AS "author"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "countDistinct",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT a.a3::text AS "price"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "sum",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT CASE WHEN abs(a.a4) < 'Infinity' THEN a.a4 END AS "pages", a.a5::text AS "price"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "avg",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT a.a6 AS "title"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "min",
      (SELECT row_to_json(x.*)
      FROM
        (SELECT CASE WHEN a.a7 >= '0001-01-01' AND a.a7 < '10000-01-01' THEN replace(to_char(a.a7 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE a.a7::text END AS "stamp"
        FROM
          (SELECT 1 AS one) o
        LIMIT 1) AS x) AS "max"
    FROM
      (SELECT COUNT(*) AS a0, COUNT(r.a1) AS a1, COUNT(DISTINCT r.a2) AS a2, SUM(r.a3) AS a3, AVG(r.a4 * 1.0e0) AS a4, ROUND(AVG(r.a5 * 1.0), 6) AS a5, MIN(r.a6) AS a6, MAX(r.a7) AS a7
      FROM
        (SELECT t0."pages" AS a1, t0."author" AS a2, t0."price" AS a3, t0."pages" AS a4, t0."price" AS a5, t0."title" AS a6, t0."stamp" AS a7
        FROM "books" t0) r) a
    LIMIT 100) AS x)::text
