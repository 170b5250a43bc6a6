SELECT CONCAT('{"count":', COALESCE(
      (SELECT CONCAT('{"*":', COALESCE(a.a0, 'null'), ',"pages":', COALESCE(a.a1, 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), ',"countDistinct":', COALESCE(
      (SELECT CONCAT('{"author":', COALESCE(a.a2, 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), ',"sum":', COALESCE(
      (SELECT CONCAT('{"price":', COALESCE(JSON_QUOTE(CAST(a.a3 AS CHAR)), 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), ',"avg":', COALESCE(
      (SELECT CONCAT('{"pages":', COALESCE(a.a4, 'null'), ',"price":', COALESCE(JSON_QUOTE(CAST(a.a5 AS CHAR)), 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), ',"min":', COALESCE(
      (SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(a.a6), 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), ',"max":', COALESCE(
      (SELECT CONCAT('{"stamp":', COALESCE(JSON_QUOTE(NULLIF(CONCAT(LEFT(DATE_FORMAT(a.a7, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z')), 'null'), '}') AS j
      FROM
        (SELECT 1 AS one) o
      LIMIT 1), 'null'), '}') AS j
FROM
  (SELECT COUNT(*) AS a0, COUNT(r.a1) AS a1, COUNT(DISTINCT r.a2) AS a2, SUM(r.a3) AS a3, AVG(r.a4 * 1.0e0) AS a4, ROUND(AVG(r.a5 * 1.0), 6) AS a5, MIN(r.a6) AS a6, MAX(r.a7) AS a7
  FROM
    (SELECT t0.`pages` AS a1, t0.`author` AS a2, t0.`price` AS a3, t0.`pages` AS a4, t0.`price` AS a5, t0.`title` AS a6, t0.`stamp` AS a7
    FROM `books` t0) r) a
LIMIT 100
