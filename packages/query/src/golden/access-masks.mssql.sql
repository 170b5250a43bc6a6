SELECT COALESCE(
    (SELECT CASE WHEN t0.[status] = @p1 THEN t0.[title] END AS [title], CASE WHEN t0.[author] = @p2 THEN t0.[pages] END AS [pages], CASE WHEN CASE WHEN t0.[author] = @p3 THEN t0.[secret] END IS NULL THEN NULL ELSE '**********' END AS [secret]
    FROM [books] t0
    WHERE ((t0.[status] = @p4 OR t0.[author] = @p5) AND (t0.[author] = @p6 AND t0.[pages] > @p7))
    ORDER BY CASE WHEN t0.[author] = @p8 THEN t0.[pages] END DESC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: "published"
-- 5: 2
-- 6: 2
-- 7: 5
-- 8: 2
