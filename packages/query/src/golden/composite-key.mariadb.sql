SELECT CONCAT('{"label":', COALESCE(JSON_QUOTE(t0.`label`), 'null'), ',"copies":', COALESCE(
      (SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"note":', COALESCE(JSON_QUOTE(t1.`note`), 'null'), '}')
            ORDER BY t1.`id` ASC SEPARATOR ','
            LIMIT 100), ''), ']')
      FROM `copies` t1
      WHERE (t1.`room` = t0.`room` AND t1.`position` = t0.`position`)), 'null'), '}') AS j
FROM `shelves` t0
WHERE (t0.`room` = ? AND t0.`position` = ?)
LIMIT 1
-- 1: "north"
-- 2: 1
