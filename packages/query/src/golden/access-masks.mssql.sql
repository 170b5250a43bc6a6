SELECT COALESCE(
    (SELECT CASE WHEN t0.[status] = @p1 THEN t0.[title] END AS [title], CASE WHEN t0.[author] = @p2 THEN t0.[pages] END AS [pages], CASE WHEN CASE WHEN t0.[author] = @p3 THEN t0.[secret] END IS NULL OR CASE WHEN t0.[author] = @p4 THEN t0.[secret] END = '' THEN NULL ELSE '**********' END AS [secret]
    FROM [books] t0
    WHERE ((t0.[status] = @p5 OR t0.[author] = @p6) AND (t0.[author] = @p7 AND t0.[pages] > @p8))
    ORDER BY CASE WHEN t0.[author] = @p9 THEN t0.[pages] END DESC, t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "published"
-- 2: 2
-- 3: 2
-- 4: 2
-- 5: "published"
-- 6: 2
-- 7: 2
-- 8: 5
-- 9: 2
