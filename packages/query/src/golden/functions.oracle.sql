SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON
    ORDER BY o0 ASC, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j
FROM
  (SELECT JSON_OBJECT('pub_date_year' VALUE TO_NUMBER(TO_CHAR(t0."pub_date", 'YYYY')), 'stamp_week' VALUE TO_NUMBER(TO_CHAR(SYS_EXTRACT_UTC(CAST(t0."stamp" AS TIMESTAMP WITH TIME ZONE)), 'IW')), 'released_weekday' VALUE MOD(TRUNC(CAST(t0."released" AS DATE)) - TRUNC(CAST(t0."released" AS DATE), 'IW') + 1, 7), 'read_time_hour' VALUE TO_NUMBER(TO_CHAR(SYS_EXTRACT_UTC(CAST(t0."read_time" AS TIMESTAMP WITH TIME ZONE)), 'HH24')), 'chapters_count' VALUE
      (SELECT COUNT(*)
      FROM "chapters" t1
      WHERE t1."book" = t0."id"), 'meta_count' VALUE CASE WHEN t0."meta" IS NULL THEN NULL WHEN JSON_VALUE(t0."meta", '$.type()') = 'array' THEN JSON_VALUE(t0."meta", '$.size()' RETURNING NUMBER) ELSE 0 END, 'meta_b_list_2_z_json' VALUE CASE WHEN JSON_VALUE(t0."meta", '$."b"."list".type()') = 'array' THEN SUBSTR(JSON_QUERY(t0."meta", '$."b"."list"[2]."z"' RETURNING CLOB WITH ARRAY WRAPPER), 2, LENGTH(JSON_QUERY(t0."meta", '$."b"."list"[2]."z"' RETURNING CLOB WITH ARRAY WRAPPER)) - 2) END FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."sort" AS o0, t0."id" AS o1
  FROM "books" t0
  ORDER BY t0."sort" ASC, t0."id" ASC FETCH NEXT 100 ROWS ONLY) rows_of_list
