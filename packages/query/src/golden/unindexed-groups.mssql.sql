SELECT COALESCE(
    (SELECT t0.[title] AS [title], JSON_QUERY(COALESCE(
          (SELECT JSON_QUERY(
              (SELECT a.a0 AS [pages]
              FROM
                (SELECT 1 AS one) o
              ORDER BY
                (SELECT NULL)
              OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)) AS [sum]
          FROM
            (SELECT r.l0 AS l0, SUM(r.a0) AS a0
            FROM
              (SELECT t1.[book] AS l0, t1.[pages] AS a0
              FROM [chapters] t1) r
            GROUP BY r.l0) a
          WHERE a.l0 = t0.[id]
          ORDER BY
            (SELECT NULL)
          OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]')) AS [chapters]
    FROM [books] t0
    ORDER BY t0.[sort] ASC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
