SELECT CONCAT('{"status":', COALESCE(JSON_QUOTE(a.g0), 'null'), ',"pub_date_year":', COALESCE(a.g1, 'null'), ',"count":', COALESCE(a.a0, 'null'), '}') AS j
FROM
  (SELECT r.g0 AS g0, r.g1 AS g1, COUNT(*) AS a0
  FROM
    (SELECT t0.`status` AS g0, YEAR(t0.`pub_date`) AS g1
    FROM `books` t0) r
  GROUP BY r.g0, r.g1) a
WHERE a.a0 > ?
ORDER BY a.a0 DESC, a.g0 ASC, a.g1 ASC
LIMIT 5
-- 1: 1
