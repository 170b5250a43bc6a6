-- the two ends
SELECT [id], [place] FROM [shelves] WHERE [id] IN (@p1, @p2) ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place], [id]
-- [3,1]

-- the items between
SELECT [id], [place] FROM [shelves] WHERE [place] >= @p1 AND [place] <= @p2 ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place], [id]
-- [10,30]

-- all of them
SELECT [id], [place] FROM [shelves] ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place], [id]
-- []

-- whether one has no position
SELECT COUNT(*) FROM (SELECT TOP (1) 1 AS n FROM [shelves] WHERE [place] IS NULL) counted
-- []

-- down from 10 to 30
UPDATE [shelves] SET [place] = [place] - 1 WHERE [place] > @p1 AND [place] <= @p2
-- [10,30]

-- up from 30 to 10
UPDATE [shelves] SET [place] = [place] + 1 WHERE [place] >= @p1 AND [place] < @p2
-- [10,30]
