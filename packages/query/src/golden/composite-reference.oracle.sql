SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('shelves' VALUE CASE WHEN t0."room" IS NOT NULL AND t0."position" IS NOT NULL THEN CONCAT(CONCAT(REPLACE(REPLACE(REPLACE((t0."room" || ''), '%', '%25'), ',', '%2C'), '/', '%2F'), ','), REPLACE(REPLACE(REPLACE((t0."position" || ''), '%', '%25'), ',', '%2C'), '/', '%2F')) END NULL ON NULL RETURNING CLOB) AS j, t0."id" AS o0
  FROM "copies" t0 LEFT JOIN "shelves" t1 ON (t0."room" = t1."room" AND t0."position" = t1."position")
  WHERE t1."label" = :1
  ORDER BY t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
-- 1: "odd"
