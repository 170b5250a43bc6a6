SELECT json_group_array(json_object('id', x.c0, 'title', x.c1, 'pages', x.c2, 'price', x.c3, 'published', CASE x.c4 WHEN 1 THEN json('true') WHEN 0 THEN json('false') END, 'stamp', x.c5, 'meta', json(x.c6), 'author', json(x.c7), 'chapters', json(x.c8)))
FROM
  (SELECT CAST(t0."id" AS TEXT) AS c0, CAST(t0."title" AS TEXT) AS c1, CASE WHEN t0."pages" < x'' THEN t0."pages" END AS c2, CASE WHEN t0."price" IS NOT NULL THEN printf('%.2f', t0."price") END AS c3, CASE typeof(t0."published") WHEN 'text' THEN lower(t0."published") IN ('true', 't', '1', 'yes', 'y', 'on') ELSE t0."published" <> 0 END AS c4, CASE WHEN glob('????-??-??T??:??:??.???Z', t0."stamp") THEN t0."stamp" ELSE CASE typeof(t0."stamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp"), t0."stamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', t0."stamp" / 1000.0, 'unixepoch') END END AS c5, CASE WHEN json_valid(t0."meta") THEN t0."meta" ELSE json_quote(CAST(t0."meta" AS TEXT)) END AS c6,
    (SELECT json_object('name', CAST(t1."name" AS TEXT))
    FROM "authors" t1
    WHERE t0."author" = t1."id"
    LIMIT 1) AS c7,
    (SELECT json_group_array(json_object('title', x.c0))
    FROM
      (SELECT CAST(t2."title" AS TEXT) AS c0
      FROM "chapters" t2
      WHERE t2."book" = t0."id"
      ORDER BY t2."id" ASC
      LIMIT 100) AS x) AS c8
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC
  LIMIT 100) AS x
