SELECT COALESCE(
    (SELECT a.g0 AS [status], a.g1 AS [pub_date_year], a.a0 AS [count]
    FROM
      (SELECT r.g0 AS g0, r.g1 AS g1, COUNT(*) AS a0
      FROM
        (SELECT t0.[status] AS g0, DATEPART(year, t0.[pub_date]) AS g1
        FROM [books] t0) r
      GROUP BY r.g0, r.g1) a
    WHERE a.a0 > @p1
    ORDER BY a.a0 DESC, a.g0 ASC, a.g1 ASC
    OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: 1
