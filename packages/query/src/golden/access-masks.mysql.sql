SELECT CONCAT('{"title":', COALESCE(JSON_QUOTE(CASE WHEN t0.`status` = ? THEN t0.`title` END), 'null'), ',"pages":', COALESCE(CASE WHEN t0.`author` = ? THEN t0.`pages` END, 'null'), ',"secret":', COALESCE(JSON_QUOTE(CASE WHEN CASE WHEN t0.`author` = ? THEN t0.`secret` END IS NULL OR CASE WHEN t0.`author` = ? THEN t0.`secret` END = '' THEN NULL ELSE '**********' END), 'null'), '}') AS j
FROM `books` t0
WHERE ((t0.`status` = ? OR t0.`author` = ?) AND (t0.`author` = ? AND t0.`pages` > ?))
ORDER BY CASE WHEN t0.`author` = ? THEN t0.`pages` END DESC, t0.`id` ASC
LIMIT 100
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: 2
-- 5: "published"
-- 6: 2
-- 7: 2
-- 8: 5
-- 9: 2
