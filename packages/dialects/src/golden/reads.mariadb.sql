-- list
SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j ORDER BY o0 IS NULL ASC, o0 ASC, o1 ASC SEPARATOR ','), ''), ']') FROM (SELECT CONCAT('{"id":', COALESCE(t0.`id`, 'null'), ',"it''s \\"odd.\\"\\\\":', COALESCE(JSON_QUOTE(CAST(t0.`it's odd` AS CHAR)), 'null'), ',"comments":', COALESCE((SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"text":', COALESCE(JSON_QUOTE(t1.`text`), 'null'), ',"author":', COALESCE((SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t2.`name`), 'null'), '}') AS j FROM `people` t2 WHERE t2.`id` = t1.`author` LIMIT 1), 'null'), '}') ORDER BY t1.`id` DESC SEPARATOR ','), ''), ']') FROM `comments` t1 WHERE t1.`book` = t0.`id`), 'null'), '}') AS j, t0.`title` AS o0, t0.`id` AS o1 FROM `books` t0 WHERE t0.`title` = ? ORDER BY t0.`title` IS NULL ASC, t0.`title` ASC, t0.`id` ASC) AS rows_of_list;
-- ["x"]

-- list, cut
SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j ORDER BY o0 IS NULL ASC, o0 ASC, o1 ASC SEPARATOR ','), ''), ']') FROM (SELECT CONCAT('{"id":', COALESCE(t0.`id`, 'null'), ',"it''s \\"odd.\\"\\\\":', COALESCE(JSON_QUOTE(CAST(t0.`it's odd` AS CHAR)), 'null'), ',"comments":', COALESCE((SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"text":', COALESCE(JSON_QUOTE(t1.`text`), 'null'), ',"author":', COALESCE((SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t2.`name`), 'null'), '}') AS j FROM `people` t2 WHERE t2.`id` = t1.`author` LIMIT 1), 'null'), '}') ORDER BY t1.`id` DESC SEPARATOR ',' LIMIT 10 OFFSET ?), ''), ']') FROM `comments` t1 WHERE t1.`book` = t0.`id`), 'null'), '}') AS j, t0.`title` AS o0, t0.`id` AS o1 FROM `books` t0 WHERE t0.`title` = ? ORDER BY t0.`title` IS NULL ASC, t0.`title` ASC, t0.`id` ASC LIMIT 10 OFFSET ?) AS rows_of_list;
-- [20,"x",20]

-- list of plain keys
SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j SEPARATOR ','), ''), ']') FROM (SELECT CONCAT('{"id":', COALESCE(t0.`id`, 'null'), ',"comments":', COALESCE((SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"text":', COALESCE(JSON_QUOTE(t1.`text`), 'null'), '}') SEPARATOR ','), ''), ']') FROM `comments` t1), 'null'), '}') AS j FROM `books` t0 LIMIT 100) AS rows_of_list;

-- list of values
SELECT CONCAT('[', COALESCE(GROUP_CONCAT(j SEPARATOR ','), ''), ']') FROM (SELECT COALESCE(JSON_QUOTE(t0.`title`), 'null') AS j FROM `books` t0 LIMIT 0) AS rows_of_list;

-- groups
SELECT CONCAT('{"count":', COALESCE(COUNT(*), 'null'), '}') AS j FROM `books` t0 GROUP BY t0.`author` ORDER BY COUNT(*) DESC;

-- rows
SELECT CONCAT('{"id":', COALESCE(t0.`id`, 'null'), ',"it''s \\"odd.\\"\\\\":', COALESCE(JSON_QUOTE(CAST(t0.`it's odd` AS CHAR)), 'null'), ',"comments":', COALESCE((SELECT CONCAT('[', COALESCE(GROUP_CONCAT(CONCAT('{"text":', COALESCE(JSON_QUOTE(t1.`text`), 'null'), ',"author":', COALESCE((SELECT CONCAT('{"name":', COALESCE(JSON_QUOTE(t2.`name`), 'null'), '}') AS j FROM `people` t2 WHERE t2.`id` = t1.`author` LIMIT 1), 'null'), '}') ORDER BY t1.`id` DESC SEPARATOR ',' LIMIT 18446744073709551615 OFFSET ?), ''), ']') FROM `comments` t1 WHERE t1.`book` = t0.`id`), 'null'), '}') AS j FROM `books` t0 WHERE t0.`title` = ? ORDER BY t0.`title` IS NULL ASC, t0.`title` ASC, t0.`id` ASC LIMIT 18446744073709551615 OFFSET ?;
-- [20,"x",20]

-- every type
SELECT CONCAT('{"bigInteger":', COALESCE(JSON_QUOTE(CAST(t0.`bigInteger` AS CHAR)), 'null'), ',"binary":', COALESCE(JSON_QUOTE(REPLACE(TO_BASE64(t0.`binary`), '\n', '')), 'null'), ',"boolean":', CASE WHEN t0.`boolean` THEN 'true' WHEN t0.`boolean` IS NULL THEN 'null' ELSE 'false' END, ',"csv":', COALESCE(CASE WHEN t0.`csv` = '' THEN '[]' ELSE CONCAT('[', REPLACE(JSON_QUOTE(t0.`csv`), ',', '","'), ']') END, 'null'), ',"date":', COALESCE(JSON_QUOTE(NULLIF(DATE_FORMAT(t0.`date`, '%Y-%m-%d'), '0000-00-00')), 'null'), ',"dateTime":', COALESCE(JSON_QUOTE(NULLIF(DATE_FORMAT(t0.`dateTime`, '%Y-%m-%dT%H:%i:%s'), '0000-00-00T00:00:00')), 'null'), ',"decimal":', COALESCE(JSON_QUOTE(CAST(t0.`decimal` AS CHAR)), 'null'), ',"float":', COALESCE(t0.`float`, 'null'), ',"geometry":', COALESCE(ST_AsGeoJSON(t0.`geometry`), 'null'), ',"hash":', COALESCE(JSON_QUOTE(CAST(t0.`hash` AS CHAR)), 'null'), ',"integer":', COALESCE(t0.`integer`, 'null'), ',"json":', COALESCE(CASE WHEN JSON_VALID(t0.`json`) THEN t0.`json` ELSE JSON_QUOTE(t0.`json`) END, 'null'), ',"string":', COALESCE(JSON_QUOTE(CAST(t0.`string` AS CHAR)), 'null'), ',"text":', COALESCE(JSON_QUOTE(CAST(t0.`text` AS CHAR)), 'null'), ',"time":', COALESCE(JSON_QUOTE(TIME_FORMAT(t0.`time`, '%H:%i:%s')), 'null'), ',"timestamp":', COALESCE(JSON_QUOTE(NULLIF(CONCAT(LEFT(DATE_FORMAT(t0.`timestamp`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z')), 'null'), ',"unknown":', COALESCE(JSON_QUOTE(CAST(t0.`unknown` AS CHAR)), 'null'), ',"uuid":', COALESCE(JSON_QUOTE(CAST(t0.`uuid` AS CHAR)), 'null'), '}') AS j FROM `books` t0;

-- like
SELECT 1 FROM `books` t0 WHERE t0.`title` LIKE REPLACE(?, '\\', '\\\\');
-- ["a%"]

-- like, any case
SELECT 1 FROM `books` t0 WHERE LOWER(t0.`title`) LIKE LOWER(REPLACE(?, '\\', '\\\\'));
-- ["a%"]

-- in
SELECT 1 FROM `books` t0 WHERE t0.`title` IN (CAST(? AS DECIMAL(20, 0)), CAST(? AS DECIMAL(20, 0)));
-- [1,2]

-- in nothing
SELECT 1 FROM `books` t0 WHERE (t0.`title` IS NULL AND FALSE);

-- bound
SELECT 1 FROM `books` t0 WHERE t0.`bigInteger` = CAST(? AS DECIMAL(20, 0)) AND t0.`binary` = FROM_BASE64(?) AND t0.`boolean` = ? AND t0.`date` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATE) AND t0.`dateTime` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)) AND t0.`decimal` = CAST(? AS DECIMAL(65, 30)) AND t0.`time` = ? AND t0.`timestamp` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)) AND t0.`uuid` = ?;
-- ["?","?","?","?","?","?","?","?","?"]

-- parts of dates
SELECT YEAR(t0.`made`), MONTH(t0.`made`), WEEK(t0.`made`, 3), DAYOFMONTH(t0.`made`), (DAYOFWEEK(t0.`made`) - 1), HOUR(t0.`made`), MINUTE(t0.`made`), SECOND(t0.`made`) FROM `books` t0;

-- length of a list
SELECT CASE WHEN t0.`tags` IS NULL THEN NULL WHEN JSON_TYPE(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END) = 'ARRAY' THEN JSON_LENGTH(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END) ELSE 0 END FROM `books` t0;

-- a path
SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?)) = 'ARRAY' THEN JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?) END FROM `books` t0;
-- ["$.\"a b\"","$.\"a b\"[0].\"c\\\"d\""]

-- a text
SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?)) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN JSON_UNQUOTE(JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?)) END FROM `books` t0;
-- ["$.\"a\"","$.\"a\""]

-- a number
SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?)) IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') THEN JSON_UNQUOTE(JSON_EXTRACT(CASE WHEN JSON_VALID(t0.`tags`) THEN t0.`tags` END, ?)) + 0 END FROM `books` t0;
-- ["$.\"a\"","$.\"a\""]

-- a condition as a value
SELECT (t0.`title` = ?) FROM `books` t0;
-- ["x"]
