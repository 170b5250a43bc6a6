SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT t0."day" AS "day", t0."visitors" AS "visitors"
    FROM "visits" t0
    LIMIT 10) AS x)::text
