SELECT CONCAT('{"pub_date_year":', COALESCE(YEAR(t0.`pub_date`), 'null'), ',"stamp_week":', COALESCE(WEEK(t0.`stamp`, 3), 'null'), ',"released_weekday":', COALESCE((DAYOFWEEK(t0.`released`) - 1), 'null'), ',"read_time_hour":', COALESCE(HOUR(t0.`read_time`), 'null'), ',"chapters_count":', COALESCE(
      (SELECT COUNT(*)
      FROM `chapters` t1
      WHERE t1.`book` = t0.`id`), 'null'), ',"meta_count":', COALESCE(CASE WHEN t0.`meta` IS NULL THEN NULL WHEN JSON_TYPE(t0.`meta`) = 'ARRAY' THEN JSON_LENGTH(t0.`meta`) ELSE 0 END, 'null'), ',"meta_b_list_2_z_json":', COALESCE(CASE WHEN JSON_TYPE(JSON_EXTRACT(t0.`meta`, ?)) = 'ARRAY' THEN JSON_EXTRACT(t0.`meta`, ?) END, 'null'), '}') AS j
FROM `books` t0
ORDER BY t0.`sort` ASC, t0.`id` ASC
LIMIT 100
-- 1: "$.\"b\".\"list\""
-- 2: "$.\"b\".\"list\"[2].\"z\""
