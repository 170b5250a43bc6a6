SELECT '[' || coalesce(group_concat(x.item), '') || ']'
FROM
  (SELECT json_object('id', CAST(t0."id" AS TEXT)) AS item
  FROM "books" t0 LEFT JOIN "authors" t1 ON t0."author" = t1."id"
  ORDER BY t1."name" DESC,
    (SELECT t2."pages"
    FROM "chapters" t2
    WHERE t2."book" = t0."id"
    ORDER BY 1 ASC
    LIMIT 1) ASC, CAST(strftime('%Y', CASE typeof(t0."pub_date") WHEN 'text' THEN coalesce(strftime('%Y-%m-%d', t0."pub_date"), t0."pub_date") ELSE strftime('%Y-%m-%d', t0."pub_date" / 1000.0, 'unixepoch') END) AS INTEGER) ASC,
    (SELECT COUNT(*)
    FROM "chapters" t3
    WHERE t3."book" = t0."id") DESC, t0."id" ASC
  LIMIT 100) AS x
