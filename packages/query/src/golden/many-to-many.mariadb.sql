SELECT CONCAT('{"genres":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"genres_id":', COALESCE(
                  (SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t2.`name`), 'null'), '}') AS j
                  FROM `genres` t2
                  WHERE t1.`genres_id` = t2.`id`
                  LIMIT 1), 'null'), '}')
            ORDER BY t1.`id` ASC SEPARATOR ','
            LIMIT 100), ''), ']')
      FROM `books_genres` t1
      WHERE t1.`books_id` = t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
