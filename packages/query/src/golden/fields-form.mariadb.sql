SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), ',"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"pages":', COALESCE(t0.`pages`, 'null'), ',"price":', COALESCE(JSON_QUOTE(CAST(t0.`price` AS CHAR)), 'null'), ',"published":', CASE WHEN t0.`published` THEN 'true' WHEN t0.`published` IS NULL THEN 'null' ELSE 'false' END, ',"stamp":', COALESCE(JSON_QUOTE(NULLIF(CONCAT(LEFT(DATE_FORMAT(t0.`stamp`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z')), 'null'), ',"meta":', COALESCE(t0.`meta`, 'null'), ',"author":', COALESCE(
      (SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t1.`name`), 'null'), '}') AS j
      FROM `authors` t1
      WHERE t0.`author` = t1.`id`
      LIMIT 1), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"title":', COALESCE(JSON_QUOTE(t2.`title`), 'null'), '}')
            ORDER BY t2.`id` ASC SEPARATOR ','
            LIMIT 100), ''), ']')
      FROM `chapters` t2
      WHERE t2.`book` = t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
