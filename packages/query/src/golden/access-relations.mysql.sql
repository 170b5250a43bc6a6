SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t0.`title`), 'null'), ',"chapters_count":', COALESCE(
      (SELECT COUNT(*)
      FROM `chapters` t5
      WHERE (t5.`book` = t0.`id` AND t5.`pages` > ?)), 'null'), ',"author":', COALESCE(
      (SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t6.`name`), 'null'), '}') AS j
      FROM `authors` t6
      WHERE (t0.`author` = t6.`id` AND EXISTS
          (SELECT 1
          FROM `countries` t7
          WHERE (t6.`country` = t7.`id` AND t7.`name` = ?)))
      LIMIT 1), 'null'), ',"chapters":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j
            ORDER BY o0 ASC SEPARATOR ','), ''), ']')
      FROM
        (SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(t8.`title`), 'null'), '}') AS j, t8.`id` AS o0
        FROM `chapters` t8
        WHERE (t8.`book` = t0.`id` AND t8.`pages` > ?)
        ORDER BY t8.`id` ASC
        LIMIT 100) AS rows_of_list), 'null'), '}') AS j
FROM `books` t0
WHERE (t0.`status` = ? AND EXISTS
    (SELECT 1
    FROM `authors` t3
    WHERE (t0.`author` = t3.`id` AND EXISTS
        (SELECT 1
        FROM `countries` t4
        WHERE (t3.`country` = t4.`id` AND t4.`name` = ?)) AND t3.`name` = ?)))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: 1
-- 2: "Germany"
-- 3: 1
-- 4: "published"
-- 5: "Germany"
-- 6: "Alice"
