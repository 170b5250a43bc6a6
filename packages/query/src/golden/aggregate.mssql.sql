SELECT COALESCE(
    (SELECT JSON_QUERY(
        (SELECT a.a0 AS [*], a.a1 AS [pages]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [count], JSON_QUERY(
        (SELECT a.a2 AS [author]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [countDistinct], JSON_QUERY(
        (SELECT CONVERT(nvarchar(50), a.a3) AS [price]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [sum], JSON_QUERY(
        (SELECT a.a4 AS [pages], CONVERT(nvarchar(50), a.a5) AS [price]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [avg], JSON_QUERY(
        (SELECT a.a6 AS [title]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [min], JSON_QUERY(
        (SELECT LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET(a.a7, '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' AS [stamp]
        FROM
          (SELECT 1 AS one) o
        ORDER BY
          (SELECT NULL)
        OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [max]
    FROM
      (SELECT COUNT(*) AS a0, COUNT(r.a1) AS a1, COUNT(DISTINCT r.a2) AS a2, SUM(r.a3) AS a3, AVG(r.a4 * 1.0e0) AS a4, ROUND(AVG(r.a5 * 1.0), 6) AS a5, MIN(r.a6) AS a6, MAX(r.a7) AS a7
      FROM
        (SELECT t0.[pages] AS a1, t0.[author] AS a2, t0.[price] AS a3, t0.[pages] AS a4, t0.[price] AS a5, t0.[title] AS a6, t0.[stamp] AS a7
        FROM [books] t0) r) a
    ORDER BY
      (SELECT NULL)
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
