SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j SEPARATOR ','), ''), ']')
      FROM
        (SELECT CONCAT('{"sum":', COALESCE(
              (SELECT CONCAT('{"pages":', COALESCE(a.a0, 'null'), '}') AS j
              FROM
                (SELECT 1 AS one) o
              LIMIT 1), 'null'), '}') AS j
        FROM
          (SELECT r.l0 AS l0, SUM(r.a0) AS a0
          FROM
            (SELECT t1.`book` AS l0, t1.`pages` AS a0
            FROM `chapters` t1) r
          GROUP BY r.l0) a
        WHERE a.l0 = t0.`id`
        LIMIT 100) AS rows_of_list), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
