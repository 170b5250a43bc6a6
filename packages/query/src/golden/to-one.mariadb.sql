SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"author":', COALESCE(
      (SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t1.`name`), 'null'), ',"country":', COALESCE(
            (SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t2.`name`), 'null'), '}') AS j
            FROM `countries` t2
            WHERE t1.`country` = t2.`id`
            LIMIT 1), 'null'), '}') AS j
      FROM `authors` t1
      WHERE t0.`author` = t1.`id`
      LIMIT 1), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
