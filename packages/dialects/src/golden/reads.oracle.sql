-- list
SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON ORDER BY o0 ASC NULLS LAST, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('id' VALUE t0."id", 'it''s "odd."\' VALUE REGEXP_REPLACE(TO_CHAR(t0."it's odd", 'TM9'), '^(-?)\.', '\10.'), 'comments' VALUE (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON ORDER BY o0 DESC NULLS LAST NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('text' VALUE t1."text", 'author' VALUE (SELECT JSON_OBJECT('name' VALUE t2."name" NULL ON NULL RETURNING CLOB) AS j FROM "people" t2 WHERE t2."id" = t1."author" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t1."id" AS o0 FROM "comments" t1 WHERE t1."book" = t0."id" ORDER BY t1."id" DESC NULLS LAST) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."title" AS o0, t0."id" AS o1 FROM "books" t0 WHERE t0."title" = :1 ORDER BY t0."title" ASC NULLS LAST, t0."id" ASC) rows_of_list;
-- ["x"]

-- list, cut
SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON ORDER BY o0 ASC NULLS LAST, o1 ASC NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('id' VALUE t0."id", 'it''s "odd."\' VALUE REGEXP_REPLACE(TO_CHAR(t0."it's odd", 'TM9'), '^(-?)\.', '\10.'), 'comments' VALUE (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON ORDER BY o0 DESC NULLS LAST NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('text' VALUE t1."text", 'author' VALUE (SELECT JSON_OBJECT('name' VALUE t2."name" NULL ON NULL RETURNING CLOB) AS j FROM "people" t2 WHERE t2."id" = t1."author" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t1."id" AS o0 FROM "comments" t1 WHERE t1."book" = t0."id" ORDER BY t1."id" DESC NULLS LAST OFFSET :1 ROWS FETCH NEXT 10 ROWS ONLY) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t0."title" AS o0, t0."id" AS o1 FROM "books" t0 WHERE t0."title" = :2 ORDER BY t0."title" ASC NULLS LAST, t0."id" ASC OFFSET :3 ROWS FETCH NEXT 10 ROWS ONLY) rows_of_list;
-- [20,"x",20]

-- list of plain keys
SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('id' VALUE t0."id", 'comments' VALUE (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('text' VALUE t1."text" NULL ON NULL RETURNING CLOB) AS j FROM "comments" t1) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j FROM "books" t0 FETCH NEXT 100 ROWS ONLY) rows_of_list;

-- list of values
SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT SUBSTR(JSON_ARRAY(t0."title" NULL ON NULL RETURNING CLOB), 2, LENGTH(JSON_ARRAY(t0."title" NULL ON NULL RETURNING CLOB)) - 2) AS j FROM "books" t0 FETCH NEXT 0 ROWS ONLY) rows_of_list;

-- groups
SELECT JSON_OBJECT('count' VALUE COUNT(*) NULL ON NULL RETURNING CLOB) AS j FROM "books" t0 GROUP BY t0."author" ORDER BY COUNT(*) DESC;

-- rows
SELECT JSON_OBJECT('id' VALUE t0."id", 'it''s "odd."\' VALUE REGEXP_REPLACE(TO_CHAR(t0."it's odd", 'TM9'), '^(-?)\.', '\10.'), 'comments' VALUE (SELECT COALESCE(JSON_ARRAYAGG(j FORMAT JSON ORDER BY o0 DESC NULLS LAST NULL ON NULL RETURNING CLOB), TO_CLOB('[]')) AS j FROM (SELECT JSON_OBJECT('text' VALUE t1."text", 'author' VALUE (SELECT JSON_OBJECT('name' VALUE t2."name" NULL ON NULL RETURNING CLOB) AS j FROM "people" t2 WHERE t2."id" = t1."author" FETCH NEXT 1 ROWS ONLY) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j, t1."id" AS o0 FROM "comments" t1 WHERE t1."book" = t0."id" ORDER BY t1."id" DESC NULLS LAST OFFSET :1 ROWS) rows_of_list) FORMAT JSON NULL ON NULL RETURNING CLOB) AS j FROM "books" t0 WHERE t0."title" = :2 ORDER BY t0."title" ASC NULLS LAST, t0."id" ASC OFFSET :3 ROWS;
-- [20,"x",20]

-- every type
SELECT JSON_OBJECT('bigInteger' VALUE REGEXP_REPLACE(TO_CHAR(t0."bigInteger", 'TM9'), '^(-?)\.', '\10.'), 'binary' VALUE CASE WHEN t0."binary" IS NOT NULL THEN (SELECT XMLCAST(XMLAGG(XMLELEMENT(e, REPLACE(REPLACE(UTL_RAW.CAST_TO_VARCHAR2(UTL_ENCODE.BASE64_ENCODE(DBMS_LOB.SUBSTR(t0."binary", 1440, (LEVEL - 1) * 1440 + 1))), CHR(13)), CHR(10))) ORDER BY LEVEL) AS CLOB) FROM DUAL CONNECT BY LEVEL <= CEIL(DBMS_LOB.GETLENGTH(t0."binary") / 1440)) END, 'boolean' VALUE CASE t0."boolean" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END FORMAT JSON, 'csv' VALUE CASE WHEN t0."csv" IS NOT NULL THEN '[' || REPLACE(SUBSTR(JSON_ARRAY(t0."csv" NULL ON NULL RETURNING CLOB), 2, LENGTH(JSON_ARRAY(t0."csv" NULL ON NULL RETURNING CLOB)) - 2), ',', '","') || ']' END FORMAT JSON, 'date' VALUE TO_CHAR(t0."date", 'YYYY-MM-DD'), 'dateTime' VALUE TO_CHAR(t0."dateTime", 'YYYY-MM-DD"T"HH24:MI:SS'), 'decimal' VALUE TO_CHAR(t0."decimal", 'FM9999999999999999999999999999999999990.00'), 'float' VALUE t0."float", 'geometry' VALUE SDO_UTIL.TO_GEOJSON(t0."geometry") FORMAT JSON, 'hash' VALUE t0."hash", 'integer' VALUE t0."integer", 'json' VALUE CASE WHEN t0."json" IS NULL THEN NULL WHEN t0."json" IS JSON OR REGEXP_LIKE(t0."json", '^\s*(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?|"([^"\\]|\\.)*")\s*$') THEN TO_CLOB(t0."json") ELSE SUBSTR(JSON_ARRAY(t0."json" NULL ON NULL RETURNING CLOB), 2, LENGTH(JSON_ARRAY(t0."json" NULL ON NULL RETURNING CLOB)) - 2) END FORMAT JSON, 'string' VALUE t0."string", 'text' VALUE t0."text", 'time' VALUE TO_CHAR(t0."time", 'HH24:MI:SS'), 'timestamp' VALUE TO_CHAR(SYS_EXTRACT_UTC(CAST(t0."timestamp" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"'), 'unknown' VALUE t0."unknown", 'uuid' VALUE t0."uuid" NULL ON NULL RETURNING CLOB) AS j FROM "books" t0;

-- like
SELECT 1 FROM "books" t0 WHERE t0."title" LIKE :1;
-- ["a%"]

-- like, any case
SELECT 1 FROM "books" t0 WHERE LOWER(t0."title") LIKE LOWER(:1);
-- ["a%"]

-- in
SELECT 1 FROM "books" t0 WHERE t0."title" IN (CAST(:1 AS NUMBER), CAST(:2 AS NUMBER));
-- [1,2]

-- in nothing
SELECT 1 FROM "books" t0 WHERE (t0."title" IS NULL AND 1 = 0);

-- bound
SELECT 1 FROM "books" t0 WHERE t0."bigInteger" = CAST(:1 AS NUMBER) AND t0."binary" = TO_BLOB(UTL_ENCODE.BASE64_DECODE(UTL_RAW.CAST_TO_RAW(:2))) AND t0."boolean" = CAST(:3 AS NUMBER) AND t0."date" = TO_DATE(SUBSTR(:4, 1, 10), 'YYYY-MM-DD') AND t0."dateTime" = TO_TIMESTAMP(RTRIM(:5, 'Z') || CASE WHEN INSTR(:6, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF') AND t0."decimal" = CAST(:7 AS NUMBER) AND t0."time" = FROM_TZ(TO_TIMESTAMP('1970-01-01T' || :8, 'YYYY-MM-DD"T"HH24:MI:SS'), 'UTC') AND t0."timestamp" = FROM_TZ(TO_TIMESTAMP(RTRIM(:9, 'Z') || CASE WHEN INSTR(:10, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC') AND t0."uuid" = :11;
-- ["?","?","?","?","?","?","?","?","?","?","?"]

-- parts of dates
SELECT TO_NUMBER(TO_CHAR(t0."made", 'YYYY')), TO_NUMBER(TO_CHAR(t0."made", 'MM')), TO_NUMBER(TO_CHAR(t0."made", 'IW')), TO_NUMBER(TO_CHAR(t0."made", 'DD')), MOD(TRUNC(CAST(t0."made" AS DATE)) - TRUNC(CAST(t0."made" AS DATE), 'IW') + 1, 7), TO_NUMBER(TO_CHAR(t0."made", 'HH24')), TO_NUMBER(TO_CHAR(t0."made", 'MI')), TO_NUMBER(TO_CHAR(t0."made", 'SS')) FROM "books" t0;

-- length of a list
SELECT CASE WHEN t0."tags" IS NULL THEN NULL WHEN JSON_VALUE(t0."tags", '$.type()') = 'array' THEN JSON_VALUE(t0."tags", '$.size()' RETURNING NUMBER) ELSE 0 END FROM "books" t0;

-- a path
SELECT CASE WHEN JSON_VALUE(t0."tags", '$."a b".type()') = 'array' THEN SUBSTR(JSON_QUERY(t0."tags", '$."a b"[0]."c\"d"' RETURNING CLOB WITH ARRAY WRAPPER), 2, LENGTH(JSON_QUERY(t0."tags", '$."a b"[0]."c\"d"' RETURNING CLOB WITH ARRAY WRAPPER)) - 2) END FROM "books" t0;

-- a text
SELECT JSON_VALUE(t0."tags", '$."a"') FROM "books" t0;

-- a number
SELECT CASE WHEN JSON_VALUE(t0."tags", '$."a".type()') = 'number' THEN JSON_VALUE(t0."tags", '$."a"' RETURNING NUMBER) END FROM "books" t0;

-- a condition as a value
SELECT CASE WHEN t0."title" = :1 THEN 1 WHEN NOT (t0."title" = :2) THEN 0 END FROM "books" t0;
-- ["x","x"]
