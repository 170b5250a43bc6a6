-- read the metadata of fields
select "id", "collection", "field", "special", "interface", "options"::text as "options", "display", "display_options"::text as "display_options", "readonly", "hidden", "sort", "width", "translations"::text as "translations", "note", "conditions"::text as "conditions", "required", "group", "validation"::text as "validation", "validation_message", "searchable" from "recto_fields" order by "collection", "sort", "id"
-- []

-- read applied migrations
select "version" from "recto_migrations"
-- []

-- insert a policy
insert into "recto_policies" ("id", "name", "admin_access", "app_access", "enforce_tfa", "ip_access") values ($1::uuid, $2::text, $3::boolean, $4::boolean, $5::boolean, $6::text)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","Press",false,true,false,"::1"]

-- lock administrators
select "id" from "recto_policies" where "admin_access" = $1::boolean for update
-- [true]

-- count policies
select count(*) as "total" from "recto_policies"
-- []

-- append to the change log
insert into "recto_schema_change_log" ("direction", "step") values ($1::text, $2::json)
-- ["undo","{\"kind\":\"rows\"}"]

-- read the change log
select "id", "direction", "step"::text as "step" from "recto_schema_change_log" order by "id"
-- []

-- count a schema change
update "recto_schema_change_log" set "step" = $1::json where "direction" = $2::text
-- ["2","count"]

-- delete expired activity
select "id" from "recto_activity" where "action" <> $1::text and "timestamp" < $2::timestamptz order by "id" limit $3
-- ["run","2026-02-03T04:05:06.000Z",500]

-- detach revisions
update "recto_revisions" set "parent" = $1::bigint where "parent" in ($2::bigint, $3::bigint)
-- [null,1,2]

-- detach revisions of a collection
update "recto_revisions" set "parent" = $1::bigint where "parent" in (select "own"."id" from (select "id" from "recto_revisions" where "collection" = $2::text) as "own")
-- [null,"books"]

-- delete by a list of keys
delete from "recto_revisions" where "id"::text in ($1, $2, $3)
-- [1,2,3]

-- find an idempotent answer
select "request_hash", "response" from "recto_idempotency_keys" where "id" = $1::text and "expires" >= $2::timestamptz
-- ["x","2026-02-03T04:05:06.000Z"]

-- store an idempotent answer
insert into "recto_idempotency_keys" ("id", "request_hash", "status", "response", "created", "expires") values ($1::text, $2::text, $3::bigint, $4::text, $5::timestamptz, $6::timestamptz)
-- ["x","y",200,"[]","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- notify a user
insert into "recto_notifications" ("recipient", "sender", "subject", "message", "timestamp", "status") values ($1::uuid, $2::uuid, $3::text, $4::text, $5::timestamptz, $6::text)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10",null,"Hello",null,"2026-02-03T04:05:06.000Z","inbox"]

-- read the recipient of a mail
select "id", "email", "role", "email_notifications" from "recto_users" where "id" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a version
select "id", "key", "name", "collection", "item", "hash", CASE WHEN "date_created" >= '0001-01-01' AND "date_created" < '10000-01-01' THEN replace(to_char("date_created" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_created"::text END as "date_created", CASE WHEN "date_updated" >= '0001-01-01' AND "date_updated" < '10000-01-01' THEN replace(to_char("date_updated" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_updated"::text END as "date_updated", "user_created", "user_updated", "delta"::text as "delta" from "recto_versions" where "id" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- save a version
update "recto_versions" set "delta" = $1::json, "date_updated" = $2::timestamptz, "user_updated" = $3::uuid where "id" = $4::uuid
-- ["{\"title\":\"Emma\"}","2026-02-03T04:05:06.000Z","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a share
select "id", "name", "collection", "item", "role", "password", "user_created", CASE WHEN "date_created" >= '0001-01-01' AND "date_created" < '10000-01-01' THEN replace(to_char("date_created" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_created"::text END as "date_created", CASE WHEN "date_start" >= '0001-01-01' AND "date_start" < '10000-01-01' THEN replace(to_char("date_start" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_start"::text END as "date_start", CASE WHEN "date_end" >= '0001-01-01' AND "date_end" < '10000-01-01' THEN replace(to_char("date_end" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_end"::text END as "date_end", "times_used", "max_uses" from "recto_shares" where "id" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- find the policies of a role
select "p"."id", "p"."admin_access", "p"."ip_access" from "recto_access" as "a" inner join "recto_policies" as "p" on "p"."id" = "a"."policy" where "a"."role" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
