SELECT CONCAT('{"shelves":', COALESCE(JSON_QUOTE(CASE WHEN t0.`room` IS NOT NULL AND t0.`position` IS NOT NULL THEN CONCAT(CONCAT(REPLACE(REPLACE(REPLACE(CONCAT(t0.`room`), '%', '%25'), ',', '%2C'), '/', '%2F'), ','), REPLACE(REPLACE(REPLACE(CONCAT(t0.`position`), '%', '%25'), ',', '%2C'), '/', '%2F')) END), 'null'), '}') AS j
FROM `copies` t0 LEFT JOIN `shelves` t1 ON (t0.`room` = t1.`room` AND t0.`position` = t1.`position`)
WHERE t1.`label` = ?
ORDER BY t0.`id` ASC
LIMIT 100
-- 1: "odd"
