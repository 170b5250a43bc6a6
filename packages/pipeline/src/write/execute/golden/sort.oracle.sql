-- the two ends
SELECT "id", "place" FROM "shelves" WHERE "id" IN (CAST(:1 AS NUMBER), CAST(:2 AS NUMBER)) ORDER BY CASE WHEN "place" IS NULL THEN 1 ELSE 0 END, "place", "id" FOR UPDATE
-- [3,1]

-- the items between
SELECT "id", "place" FROM "shelves" WHERE "place" >= :1 AND "place" <= :2 ORDER BY CASE WHEN "place" IS NULL THEN 1 ELSE 0 END, "place", "id" FOR UPDATE
-- [10,30]

-- all of them
SELECT "id", "place" FROM "shelves" ORDER BY CASE WHEN "place" IS NULL THEN 1 ELSE 0 END, "place", "id" FOR UPDATE
-- []

-- whether one has no position
SELECT COUNT(*) FROM (SELECT 1 AS n FROM "shelves" WHERE "place" IS NULL FETCH NEXT 1 ROWS ONLY) counted
-- []

-- down from 10 to 30
UPDATE "shelves" SET "place" = "place" - 1 WHERE "place" > :1 AND "place" <= :2
-- [10,30]

-- up from 30 to 10
UPDATE "shelves" SET "place" = "place" + 1 WHERE "place" >= :1 AND "place" < :2
-- [10,30]
