SELECT COALESCE(
    (SELECT CASE WHEN t0.[room] IS NOT NULL AND t0.[position] IS NOT NULL THEN CONCAT(CONCAT(REPLACE(REPLACE(REPLACE(CONVERT(nvarchar(max), t0.[room]), '%', '%25'), ',', '%2C'), '/', '%2F'), ','), REPLACE(REPLACE(REPLACE(CONVERT(nvarchar(max), t0.[position]), '%', '%25'), ',', '%2C'), '/', '%2F')) END AS [shelves]
    FROM [copies] t0 LEFT JOIN [shelves] t1 ON (t0.[room] = t1.[room] AND t0.[position] = t1.[position])
    WHERE t1.[label] = @p1
    ORDER BY t0.[id] ASC
    OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY FOR JSON PATH, INCLUDE_NULL_VALUES), N'[]') AS j
-- 1: "odd"
