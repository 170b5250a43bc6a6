-- read the metadata of fields
select "id", "collection", "field", "special", "interface", ("options" || '') "options", "display", ("display_options" || '') "display_options", "readonly", "hidden", "sort", "width", ("translations" || '') "translations", "note", ("conditions" || '') "conditions", "required", "group", ("validation" || '') "validation", "validation_message", "searchable" from "recto_fields" order by "collection", "sort", "id"
-- []

-- read applied migrations
select "version" from "recto_migrations"
-- []

-- insert a policy
insert into "recto_policies" ("id", "name", "admin_access", "app_access", "enforce_tfa", "ip_access") values (:1, :2, CAST(:3 AS NUMBER), CAST(:4 AS NUMBER), CAST(:5 AS NUMBER), :6)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","Press",false,true,false,"::1"]

-- lock administrators
select "id" from "recto_policies" where "admin_access" = CAST(:1 AS NUMBER) for update
-- [true]

-- count policies
select count(*) "total" from "recto_policies"
-- []

-- append to the change log
insert into "recto_schema_change_log" ("direction", "step") values (:1, :2)
-- ["undo","{\"kind\":\"rows\"}"]

-- read the change log
select "id", "direction", ("step" || '') "step" from "recto_schema_change_log" order by "id"
-- []

-- count a schema change
update "recto_schema_change_log" set "step" = :1 where "direction" = :2
-- ["2","count"]

-- delete expired activity
select "id" from "recto_activity" where "action" <> :1 and "timestamp" < FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC') order by "id" fetch next :4 rows only
-- ["run","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z",500]

-- detach revisions
update "recto_revisions" set "parent" = CAST(:1 AS NUMBER) where "parent" in (CAST(:2 AS NUMBER), CAST(:3 AS NUMBER))
-- [null,1,2]

-- detach revisions of a collection
update "recto_revisions" set "parent" = CAST(:1 AS NUMBER) where "parent" in (select "own"."id" from (select "id" from "recto_revisions" where "collection" = :2) "own")
-- [null,"books"]

-- delete by a list of keys
delete from "recto_revisions" where "id" in (CAST(:1 AS NUMBER), CAST(:2 AS NUMBER), CAST(:3 AS NUMBER))
-- [1,2,3]

-- find an idempotent answer
select "request_hash", "response" from "recto_idempotency_keys" where "id" = :1 and "expires" >= FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC')
-- ["x","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- store an idempotent answer
insert into "recto_idempotency_keys" ("id", "request_hash", "status", "response", "created", "expires") values (:1, :2, CAST(:3 AS NUMBER), :4, FROM_TZ(TO_TIMESTAMP(RTRIM(:5, 'Z') || CASE WHEN INSTR(:6, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), FROM_TZ(TO_TIMESTAMP(RTRIM(:7, 'Z') || CASE WHEN INSTR(:8, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'))
-- ["x","y",200,"[]","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- notify a user
insert into "recto_notifications" ("recipient", "sender", "subject", "message", "timestamp", "status") values (:1, :2, :3, :4, FROM_TZ(TO_TIMESTAMP(RTRIM(:5, 'Z') || CASE WHEN INSTR(:6, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), :7)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10",null,"Hello",null,"2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z","inbox"]

-- read the recipient of a mail
select "id", "email", "role", "email_notifications" from "recto_users" where "id" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a version
select "id", "key", "name", "collection", "item", "hash", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_created" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_created", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_updated" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_updated", "user_created", "user_updated", ("delta" || '') "delta" from "recto_versions" where "id" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- save a version
update "recto_versions" set "delta" = :1, "date_updated" = FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), "user_updated" = :4 where "id" = :5
-- ["{\"title\":\"Emma\"}","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a share
select "id", "name", "collection", "item", "role", "password", "user_created", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_created" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_created", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_start" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_start", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_end" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_end", "times_used", "max_uses" from "recto_shares" where "id" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- find the policies of a role
select "p"."id", "p"."admin_access", "p"."ip_access" from "recto_access" "a" inner join "recto_policies" "p" on "p"."id" = "a"."policy" where "a"."role" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
