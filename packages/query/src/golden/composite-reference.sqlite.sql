SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('shelves', CASE WHEN t0."room" IS NOT NULL AND t0."position" IS NOT NULL THEN CONCAT(CONCAT(REPLACE(REPLACE(REPLACE(CAST(t0."room" AS TEXT), '%', '%25'), ',', '%2C'), '/', '%2F'), ','), REPLACE(REPLACE(REPLACE(CAST(t0."position" AS TEXT), '%', '%25'), ',', '%2C'), '/', '%2F')) END) AS item
  FROM "copies" t0 LEFT JOIN "shelves" t1 ON (t0."room" = t1."room" AND t0."position" = t1."position")
  WHERE t1."label" = ?
  ORDER BY t0."id" ASC
  LIMIT 100) AS x
-- 1: "odd"
