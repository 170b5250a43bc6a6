SELECT
  (SELECT coalesce(json_agg(row_to_json(x.*)), '[]')
  FROM
    (SELECT CASE WHEN isfinite(t0."pub_date") THEN floor(extract(year
        FROM t0."pub_date"))::integer END AS "pub_date_year", CASE WHEN isfinite(t0."stamp") THEN floor(extract(week
        FROM t0."stamp" AT TIME ZONE 'UTC'))::integer END AS "stamp_week", CASE WHEN isfinite(t0."released") THEN floor(extract(dow
        FROM t0."released"))::integer END AS "released_weekday", floor(extract(hour
        FROM t0."read_time"))::integer AS "read_time_hour",
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id") AS "chapters_count", CASE WHEN t0."meta" IS NULL THEN NULL WHEN json_typeof(t0."meta") = 'array' THEN json_array_length(t0."meta") ELSE 0 END AS "meta_count", t0."meta" #> $1::text[] AS "meta_b_list_2_z_json"
    FROM "books" t0
    ORDER BY t0."sort" ASC, t0."id" ASC
    LIMIT 100) AS x)::text
-- 1: ["b","list","2","z"]
