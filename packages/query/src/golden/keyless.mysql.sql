SELECT CONCAT('{"day":', COALESCE(JSON_QUOTE(NULLIF(DATE_FORMAT(t0.`day`, '%Y-%m-%d'), '0000-00-00')), 'null'), ',"visitors":', COALESCE(t0.`visitors`, 'null'), '}') AS j
FROM `visits` t0
LIMIT 10
