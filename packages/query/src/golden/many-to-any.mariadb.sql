SELECT CONCAT('{"blocks":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"collection":', COALESCE(JSON_QUOTE(t1.`collection`), 'null'), ',"item":', COALESCE(CASE WHEN t1.`collection` = ? THEN
                  (SELECT CONCAT('{"content":', COALESCE(JSON_QUOTE(t2.`content`), 'null'), '}') AS j
                  FROM `block_text` t2
                  WHERE (t1.`collection` = ? AND t1.`item` = t2.`id`)
                  LIMIT 1) WHEN t1.`collection` = ? THEN
                  (SELECT COALESCE(JSON_QUOTE(t1.`item`), 'null') AS j
                  FROM
                    (SELECT 1 AS one) o
                  LIMIT 1) END, 'null'), '}')
            ORDER BY t1.`id` ASC SEPARATOR ','
            LIMIT 100), ''), ']')
      FROM `books_blocks` t1
      WHERE t1.`books_id` = t0.`id`), 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "block_text"
-- 2: "block_text"
-- 3: "block_image"
