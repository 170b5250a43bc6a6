-- the two ends
SELECT `id`, `place` FROM `shelves` WHERE `id` IN (?, ?) ORDER BY CASE WHEN `place` IS NULL THEN 1 ELSE 0 END, `place`, `id` FOR UPDATE
-- [3,1]

-- the items between
SELECT `id`, `place` FROM `shelves` WHERE `place` >= ? AND `place` <= ? ORDER BY CASE WHEN `place` IS NULL THEN 1 ELSE 0 END, `place`, `id` FOR UPDATE
-- [10,30]

-- all of them
SELECT `id`, `place` FROM `shelves` ORDER BY CASE WHEN `place` IS NULL THEN 1 ELSE 0 END, `place`, `id` FOR UPDATE
-- []

-- whether one has no position
SELECT COUNT(*) FROM (SELECT 1 AS n FROM `shelves` WHERE `place` IS NULL LIMIT 1) counted
-- []

-- down from 10 to 30
UPDATE `shelves` SET `place` = `place` - 1 WHERE `place` > ? AND `place` <= ?
-- [10,30]

-- up from 30 to 10
UPDATE `shelves` SET `place` = `place` + 1 WHERE `place` >= ? AND `place` < ?
-- [10,30]
