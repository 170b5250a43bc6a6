SELECT COALESCE(
    (SELECT a.a0 AS [count], JSON_QUERY(
        (SELECT a.a1 AS [pages]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [sum]
    FROM
      (SELECT COUNT(*) AS a0, SUM(r.a1) AS a1
      FROM
        (SELECT CASE WHEN t0.[author] = @p1 THEN t0.[pages] END AS a1
        FROM [books] t0
        WHERE (t0.[status] = @p2 OR t0.[author] = @p3)) r) a
    ORDER BY
      (SELECT NULL)
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 2
-- 2: "published"
-- 3: 2
