SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT CASE WHEN t0."room" IS NOT NULL AND t0."position" IS NOT NULL THEN CONCAT(CONCAT(REPLACE(REPLACE(REPLACE(t0."room"::text, '%', '%25'), ',', '%2C'), '/', '%2F'), ','), REPLACE(REPLACE(REPLACE(t0."position"::text, '%', '%25'), ',', '%2C'), '/', '%2F')) END AS "shelves"
    FROM "copies" t0 LEFT JOIN "shelves" t1 ON (t0."room" = t1."room" AND t0."position" = t1."position")
    WHERE t1."label" = $1::text
    ORDER BY t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: "odd"
