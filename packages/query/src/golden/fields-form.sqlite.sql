SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT), 'title', CAST(t0."title" AS TEXT), 'pages', CASE WHEN t0."pages" BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(t0."pages") = 'real' THEN t0."pages" ELSE CASE typeof(t0."pages") WHEN 'blob' THEN hex(t0."pages") ELSE CAST(t0."pages" AS TEXT) END END, 'price', CASE WHEN CAST(printf('%.2f', t0."price") AS REAL) = t0."price" THEN printf('%.2f', t0."price") ELSE CASE typeof(t0."price") WHEN 'real' THEN printf('%!.17g', t0."price") ELSE CAST(t0."price" AS TEXT) END END, 'published', CASE CASE typeof(t0."published") WHEN 'text' THEN lower(t0."published") IN ('true', 't', '1', 'yes', 'y', 'on') ELSE t0."published" <> 0 END WHEN 1 THEN json('true') WHEN 0 THEN json('false') END, 'stamp', CASE WHEN glob('????-??-??T??:??:??.???Z', t0."stamp") THEN t0."stamp" ELSE CASE typeof(t0."stamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp"), t0."stamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp" / 1000.0, 'unixepoch') END END, 'meta', json(CASE WHEN json_valid(t0."meta") THEN t0."meta" ELSE json_quote(CAST(t0."meta" AS TEXT)) END), 'author', json(
        (SELECT json_object('name', CAST(t1."name" AS TEXT))
        FROM "authors" t1
        WHERE t0."author" = t1."id"
        LIMIT 1)), 'chapters', json(
        (SELECT json_group_array(json_object('title', x.c0))
        FROM
          (SELECT CAST(t2."title" AS TEXT) AS c0
          FROM "chapters" t2
          WHERE t2."book" = t0."id"
          ORDER BY t2."id" ASC
          LIMIT 100) AS x))) AS item
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
