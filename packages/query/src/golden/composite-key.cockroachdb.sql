SELECT row_to_json(x.*)::text
FROM
  (SELECT t0."label" AS "label",
    (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
    FROM
      (SELECT t1."note" AS "note"
      FROM "copies" t1
      WHERE (t1."room" = t0."room" AND t1."position" = t0."position")
      ORDER BY t1."id" ASC
      LIMIT 100) AS x) AS "copies"
  FROM "shelves" t0
  WHERE (t0."room" = $1::text AND t0."position" = $2::bigint)
  LIMIT 1) AS x
-- 1: "north"
-- 2: 1
