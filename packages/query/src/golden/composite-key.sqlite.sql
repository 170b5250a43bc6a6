SELECT json_object('label', CAST(t0."label" AS TEXT), 'copies', json(
      (SELECT json_group_array(json_object('note', x.c0))
      FROM
        (SELECT CAST(t1."note" AS TEXT) AS c0
        FROM "copies" t1
        WHERE (t1."room" = t0."room" AND t1."position" = t0."position")
        ORDER BY t1."id" ASC
        LIMIT 100) AS x)))
FROM "shelves" t0
WHERE (t0."room" = ? AND t0."position" = CAST(? AS NUMERIC))
LIMIT 1
-- 1: "north"
-- 2: 1
