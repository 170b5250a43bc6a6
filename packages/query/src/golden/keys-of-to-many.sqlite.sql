SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('chapters', json(
        (SELECT json_group_array(x.c0)
        FROM
          (SELECT CASE WHEN t1."id" BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(t1."id") = 'real' THEN t1."id" ELSE CASE typeof(t1."id") WHEN 'blob' THEN hex(t1."id") ELSE CAST(t1."id" AS TEXT) END END AS c0
          FROM "chapters" t1
          WHERE t1."book" = t0."id"
          ORDER BY t1."id" ASC
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
