-- read the metadata of fields
select `id`, `collection`, `field`, `special`, `interface`, CONCAT(`options`) as `options`, `display`, CONCAT(`display_options`) as `display_options`, `readonly`, `hidden`, `sort`, `width`, CONCAT(`translations`) as `translations`, `note`, CONCAT(`conditions`) as `conditions`, `required`, `group`, CONCAT(`validation`) as `validation`, `validation_message`, `searchable` from `recto_fields` order by `collection`, `sort`, `id`
-- []

-- read applied migrations
select `version` from `recto_migrations`
-- []

-- insert a policy
insert into `recto_policies` (`id`, `name`, `admin_access`, `app_access`, `enforce_tfa`, `ip_access`) values (?, ?, ?, ?, ?, ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","Press",false,true,false,"::1"]

-- lock administrators
select `id` from `recto_policies` where (`admin_access` <> 0) = ? for update
-- [true]

-- count policies
select count(*) as `total` from `recto_policies`
-- []

-- append to the change log
insert into `recto_schema_change_log` (`direction`, `step`) values (?, ?)
-- ["undo","{\"kind\":\"rows\"}"]

-- read the change log
select `id`, `direction`, CONCAT(`step`) as `step` from `recto_schema_change_log` order by `id`
-- []

-- count a schema change
update `recto_schema_change_log` set `step` = ? where `direction` = ?
-- ["2","count"]

-- delete expired activity
select `id` from `recto_activity` where `action` <> ? and `timestamp` < CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)) order by `id` limit ?
-- ["run","2026-02-03T04:05:06.000Z",500]

-- detach revisions
update `recto_revisions` set `parent` = ? where `parent` in (?, ?)
-- [null,1,2]

-- detach revisions of a collection
update `recto_revisions` set `parent` = ? where `parent` in (select `own`.`id` from (select `id` from `recto_revisions` where `collection` = ?) as `own`)
-- [null,"books"]

-- delete by a list of keys
delete from `recto_revisions` where `id` in (?, ?, ?)
-- [1,2,3]

-- find an idempotent answer
select `request_hash`, `response` from `recto_idempotency_keys` where `id` = ? and `expires` >= CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6))
-- ["x","2026-02-03T04:05:06.000Z"]

-- store an idempotent answer
insert into `recto_idempotency_keys` (`id`, `request_hash`, `status`, `response`, `created`, `expires`) values (?, ?, ?, ?, CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)))
-- ["x","y",200,"[]","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- notify a user
insert into `recto_notifications` (`recipient`, `sender`, `subject`, `message`, `timestamp`, `status`) values (?, ?, ?, ?, CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10",null,"Hello",null,"2026-02-03T04:05:06.000Z","inbox"]

-- read the recipient of a mail
select `id`, `email`, `role`, `email_notifications` from `recto_users` where `id` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a version
select `id`, `key`, `name`, `collection`, `item`, `hash`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_created`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_created`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_updated`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_updated`, `user_created`, `user_updated`, CONCAT(`delta`) as `delta` from `recto_versions` where `id` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- save a version
update `recto_versions` set `delta` = ?, `date_updated` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), `user_updated` = ? where `id` = ?
-- ["{\"title\":\"Emma\"}","2026-02-03T04:05:06.000Z","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- read a share
select `id`, `name`, `collection`, `item`, `role`, `password`, `user_created`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_created`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_created`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_start`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_start`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_end`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_end`, `times_used`, `max_uses` from `recto_shares` where `id` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- find the policies of a role
select `p`.`id`, `p`.`admin_access`, `p`.`ip_access` from `recto_access` as `a` inner join `recto_policies` as `p` on `p`.`id` = `a`.`policy` where `a`.`role` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
