SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('title', CAST(t0."title" AS TEXT), 'chapters_count',
      (SELECT COUNT(*)
      FROM "chapters" t5
      WHERE (t5."book" = t0."id" AND t5."pages" > CAST(? AS NUMERIC))), 'author', json(
        (SELECT json_object('name', CAST(t6."name" AS TEXT))
        FROM "authors" t6
        WHERE (t0."author" = t6."id" AND EXISTS
            (SELECT 1
            FROM "countries" t7
            WHERE (t6."country" = t7."id" AND t7."name" = ?)))
        LIMIT 1)), 'chapters', json(
        (SELECT json_group_array(json_object('title', x.c0))
        FROM
          (SELECT CAST(t8."title" AS TEXT) AS c0
          FROM "chapters" t8
          WHERE (t8."book" = t0."id" AND t8."pages" > CAST(? AS NUMERIC))
          ORDER BY t8."id" ASC
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  WHERE (t0."status" = ? AND t0."author" IN
      (SELECT t3."id"
      FROM "authors" t3
      WHERE (t3."country" IN
          (SELECT t4."id"
          FROM "countries" t4
          WHERE t4."name" = ?) AND t3."name" = ?)))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: 1
-- 2: "Germany"
-- 3: 1
-- 4: "published"
-- 5: "Germany"
-- 6: "Alice"
