-- read the metadata of fields
select "id", "collection", "field", "special", "interface", CONVERT(nvarchar(max), "options") as "options", "display", CONVERT(nvarchar(max), "display_options") as "display_options", "readonly", "hidden", "sort", "width", CONVERT(nvarchar(max), "translations") as "translations", "note", CONVERT(nvarchar(max), "conditions") as "conditions", "required", "group", CONVERT(nvarchar(max), "validation") as "validation", "validation_message", "searchable" from "recto_fields" order by "collection", "sort", "id"
-- []

-- read applied migrations
select "version" from "recto_migrations"
-- []

-- insert a policy
insert into "recto_policies" ("id", "name", "admin_access", "app_access", "enforce_tfa", "ip_access") values (CAST(@p1 AS uniqueidentifier), @p2, CAST(@p3 AS bit), CAST(@p4 AS bit), CAST(@p5 AS bit), @p6)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","Press",false,true,false,"::1"]

-- lock administrators
select LOWER(CONVERT(nvarchar(36), "id")) as "id" from "recto_policies" where "admin_access" = CAST(@p1 AS bit)
-- [true]

-- count policies
select count(*) as "total" from "recto_policies"
-- []

-- append to the change log
insert into "recto_schema_change_log" ("direction", "step") values (@p1, @p2)
-- ["undo","{\"kind\":\"rows\"}"]

-- read the change log
select "id", "direction", CONVERT(nvarchar(max), "step") as "step" from "recto_schema_change_log" order by "id"
-- []

-- count a schema change
update "recto_schema_change_log" set "step" = @p1 where "direction" = @p2
-- ["2","count"]

-- delete expired activity
select top(500) "id" from "recto_activity" where "action" <> @p1 and "timestamp" < CAST(@p2 AS datetimeoffset) order by "id"
-- ["run","2026-02-03T04:05:06.000Z"]

-- detach revisions
update "recto_revisions" set "parent" = @p1 where "parent" in (@p2, @p3)
-- [null,1,2]

-- detach revisions of a collection
update "recto_revisions" set "parent" = @p1 where "parent" in (select "own"."id" from (select "id" from "recto_revisions" where "collection" = @p2) as "own")
-- [null,"books"]

-- delete by a list of keys
delete from "recto_revisions" where "id" in (@p1, @p2, @p3)
-- [1,2,3]

-- find an idempotent answer
select "request_hash", "response" from "recto_idempotency_keys" where "id" = @p1 and "expires" >= CAST(@p2 AS datetimeoffset)
-- ["x","2026-02-03T04:05:06.000Z"]

-- store an idempotent answer
insert into "recto_idempotency_keys" ("id", "request_hash", "status", "response", "created", "expires") values (@p1, @p2, @p3, @p4, CAST(@p5 AS datetimeoffset), CAST(@p6 AS datetimeoffset))
-- ["x","y",200,"[]","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- notify a user
insert into "recto_notifications" ("recipient", "sender", "subject", "message", "timestamp", "status") values (CAST(@p1 AS uniqueidentifier), CAST(@p2 AS uniqueidentifier), @p3, @p4, CAST(@p5 AS datetimeoffset), @p6)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10",null,"Hello",null,"2026-02-03T04:05:06.000Z","inbox"]

-- read the recipient of a mail
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "email", LOWER(CONVERT(nvarchar(36), "role")) as "role", "email_notifications" from "recto_users" where "id" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a version
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "key", "name", "collection", "item", "hash", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_created", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_created", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_updated", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_updated", LOWER(CONVERT(nvarchar(36), "user_created")) as "user_created", LOWER(CONVERT(nvarchar(36), "user_updated")) as "user_updated", CONVERT(nvarchar(max), "delta") as "delta" from "recto_versions" where "id" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- save a version
update "recto_versions" set "delta" = @p1, "date_updated" = CAST(@p2 AS datetimeoffset), "user_updated" = CAST(@p3 AS uniqueidentifier) where "id" = CAST(@p4 AS uniqueidentifier)
-- ["{\"title\":\"Emma\"}","2026-02-03T04:05:06.000Z","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a share
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "name", "collection", "item", LOWER(CONVERT(nvarchar(36), "role")) as "role", "password", LOWER(CONVERT(nvarchar(36), "user_created")) as "user_created", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_created", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_created", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_start", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_start", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_end", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_end", "times_used", "max_uses" from "recto_shares" where "id" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- find the policies of a role
select LOWER(CONVERT(nvarchar(36), "p"."id")) as "id", "p"."admin_access", "p"."ip_access" from "recto_access" as "a" inner join "recto_policies" as "p" on "p"."id" = "a"."policy" where "a"."role" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
