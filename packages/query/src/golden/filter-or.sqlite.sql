SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0
  WHERE (t0."id" IN
      (SELECT t1."book"
      FROM "chapters" t1
      WHERE t1."title" = ?) OR t0."id" IN
      (SELECT t2."books_id"
      FROM "books_genres" t2
      WHERE t2."genres_id" IN
        (SELECT t3."id"
        FROM "genres" t3
        WHERE t3."name" = ?)) OR t0."pages" = CAST(? AS NUMERIC))
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
-- 1: "C1"
-- 2: "Tech"
-- 3: 1
