SELECT CONCAT('{"id":', COALESCE(JSON_QUOTE(t0.`id`), 'null'), '}') AS j
FROM `books` t0
WHERE EXISTS
  (SELECT 1
  FROM `books_blocks` t1
  WHERE (t1.`books_id` = t0.`id` AND EXISTS
      (SELECT 1
      FROM `block_image` t2
      WHERE (t1.`collection` = ? AND t2.`id` = CASE WHEN t1.`item` REGEXP '^(0|-?[1-9][0-9]{0,19})$' THEN CASE WHEN CAST(t1.`item` AS DECIMAL(20, 0)) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(t1.`item` AS SIGNED) END END AND t2.`image` = ?))))
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "block_image"
-- 2: "cover.png"
