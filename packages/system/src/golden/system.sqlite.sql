-- read the metadata of fields
select "id", "collection", "field", "special", "interface", CAST("options" AS TEXT) as "options", "display", CAST("display_options" AS TEXT) as "display_options", "readonly", "hidden", "sort", "width", CAST("translations" AS TEXT) as "translations", "note", CAST("conditions" AS TEXT) as "conditions", "required", "group", CAST("validation" AS TEXT) as "validation", "validation_message", "searchable" from "recto_fields" order by "collection", "sort", "id"
-- []

-- read applied migrations
select "version" from "recto_migrations"
-- []

-- insert a policy
insert into "recto_policies" ("id", "name", "admin_access", "app_access", "enforce_tfa", "ip_access") values (?, ?, ?, ?, ?, ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","Press",false,true,false,"::1"]

-- lock administrators
select CAST("id" AS TEXT) as "id" from "recto_policies" where CASE typeof("admin_access") WHEN 'text' THEN lower("admin_access") IN ('true', 't', '1', 'yes', 'y', 'on') ELSE "admin_access" <> 0 END = ?
-- [true]

-- count policies
select count(*) as "total" from "recto_policies"
-- []

-- append to the change log
insert into "recto_schema_change_log" ("direction", "step") values (?, ?)
-- ["undo","{\"kind\":\"rows\"}"]

-- read the change log
select "id", "direction", CAST("step" AS TEXT) as "step" from "recto_schema_change_log" order by "id"
-- []

-- count a schema change
update "recto_schema_change_log" set "step" = ? where "direction" = ?
-- ["2","count"]

-- delete expired activity
select "id" from "recto_activity" where "action" <> ? and CASE typeof("timestamp") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "timestamp"), "timestamp") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "timestamp" / 1000.0, 'unixepoch') END < strftime('%Y-%m-%dT%H:%M:%fZ', ?) order by "id" limit ?
-- ["run","2026-02-03T04:05:06.000Z",500]

-- detach revisions
update "recto_revisions" set "parent" = CAST(? AS NUMERIC) where "parent" in (CAST(? AS NUMERIC), CAST(? AS NUMERIC))
-- [null,1,2]

-- detach revisions of a collection
update "recto_revisions" set "parent" = CAST(? AS NUMERIC) where "parent" in (select "own"."id" from (select "id" from "recto_revisions" where "collection" = ?) as "own")
-- [null,"books"]

-- delete by a list of keys
delete from "recto_revisions" where "id" in (CAST(? AS NUMERIC), CAST(? AS NUMERIC), CAST(? AS NUMERIC))
-- [1,2,3]

-- find an idempotent answer
select "request_hash", "response" from "recto_idempotency_keys" where "id" = ? and CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END >= strftime('%Y-%m-%dT%H:%M:%fZ', ?)
-- ["x","2026-02-03T04:05:06.000Z"]

-- store an idempotent answer
insert into "recto_idempotency_keys" ("id", "request_hash", "status", "response", "created", "expires") values (?, ?, CAST(? AS NUMERIC), ?, strftime('%Y-%m-%dT%H:%M:%fZ', ?), strftime('%Y-%m-%dT%H:%M:%fZ', ?))
-- ["x","y",200,"[]","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- notify a user
insert into "recto_notifications" ("recipient", "sender", "subject", "message", "timestamp", "status") values (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', ?), ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10",null,"Hello",null,"2026-02-03T04:05:06.000Z","inbox"]

-- read the recipient of a mail
select CAST("id" AS TEXT) as "id", "email", CAST("role" AS TEXT) as "role", "email_notifications" from "recto_users" where "id" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a version
select CAST("id" AS TEXT) as "id", "key", "name", "collection", "item", "hash", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_created") THEN "date_created" ELSE CASE typeof("date_created") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_created"), "date_created") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_created" / 1000.0, 'unixepoch') END END as "date_created", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_updated") THEN "date_updated" ELSE CASE typeof("date_updated") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_updated"), "date_updated") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_updated" / 1000.0, 'unixepoch') END END as "date_updated", CAST("user_created" AS TEXT) as "user_created", CAST("user_updated" AS TEXT) as "user_updated", CAST("delta" AS TEXT) as "delta" from "recto_versions" where "id" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- save a version
update "recto_versions" set "delta" = ?, "date_updated" = strftime('%Y-%m-%dT%H:%M:%fZ', ?), "user_updated" = ? where "id" = ?
-- ["{\"title\":\"Emma\"}","2026-02-03T04:05:06.000Z","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a share
select CAST("id" AS TEXT) as "id", "name", "collection", "item", CAST("role" AS TEXT) as "role", "password", CAST("user_created" AS TEXT) as "user_created", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_created") THEN "date_created" ELSE CASE typeof("date_created") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_created"), "date_created") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_created" / 1000.0, 'unixepoch') END END as "date_created", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_start") THEN "date_start" ELSE CASE typeof("date_start") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_start"), "date_start") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_start" / 1000.0, 'unixepoch') END END as "date_start", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_end") THEN "date_end" ELSE CASE typeof("date_end") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_end"), "date_end") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_end" / 1000.0, 'unixepoch') END END as "date_end", "times_used", "max_uses" from "recto_shares" where "id" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- find the policies of a role
select CAST("p"."id" AS TEXT) as "id", "p"."admin_access", "p"."ip_access" from "recto_access" as "a" inner join "recto_policies" as "p" on "p"."id" = "a"."policy" where "a"."role" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
