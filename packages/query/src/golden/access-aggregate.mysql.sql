SELECT CONCAT('{"count":', COALESCE(a.a0, 'null'), ',"sum":', COALESCE(
      (SELECT CONCAT('{"pages":', COALESCE(a.a1, 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), '}') AS j
FROM
  (SELECT COUNT(*) AS a0, SUM(r.a1) AS a1
  FROM
    (SELECT CASE WHEN t0.`author` = ? THEN t0.`pages` END AS a1
    FROM `books` t0
    WHERE (t0.`status` = ? OR t0.`author` = ?)) r) a
LIMIT 100
-- 1: 2
-- 2: "published"
-- 3: 2
