-- find a user by key
select `id`, `email`, `password`, `status`, `role`, `provider`, `tfa_secret` as `tfaSecret`, CONCAT(`recovery_codes`) as `recoveryCodes` from `recto_users` where `id` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find user by id"

-- find the owner of a static token
select `id`, `role`, `token` from `recto_users` where `token` = ? and `status` = ?
-- ["static","active"], prepared as "find user by token"

-- find a user by e-mail address
select `id`, `email`, `password`, `status`, `role`, `provider`, `tfa_secret` as `tfaSecret`, CONCAT(`recovery_codes`) as `recoveryCodes` from `recto_users` where lower(`email`) = lower(?)
-- ["Ada@example.com"]

-- find a session
select `token`, `family`, `user`, `share`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`expires`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `expires`, `next_token` from `recto_sessions` where `token` = ? and `expires` >= CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6))
-- ["a-token","2026-02-03T04:05:06.000Z"], prepared as "find session"

-- find the sessions of a login
select `family`, `user`, `share`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`expires`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `expires` from `recto_sessions` where `family` = ? and `expires` >= CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6))
-- ["a-login","2026-02-03T04:05:06.000Z"], prepared as "find sessions of a login"

-- replace the token of a session
update `recto_sessions` set `token` = ?, `expires` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), `family` = ? where `token` = ?
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]

-- renew a session by another
update `recto_sessions` set `next_token` = ?, `expires` = CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), `family` = ? where `token` = ? and `next_token` is null
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]
select `user`, `share`, `ip`, `user_agent`, `origin`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_created`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_created` from `recto_sessions` where `token` = ?
-- ["a-token"]
insert into `recto_sessions` (`user`, `token`, `expires`, `family`) values (?, ?, CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6)), ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","<random>","2026-02-03T04:05:08.000Z","a-login"]

-- end the sessions of a user
delete from `recto_sessions` where `user` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- delete expired sessions
delete from `recto_sessions` where `expires` < CAST(TRIM(TRAILING 'Z' FROM ?) AS DATETIME(6))
-- ["2026-02-03T04:05:06.000Z"]

-- find a share
select `password`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_start`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_start`, NULLIF(CONCAT(LEFT(DATE_FORMAT(`date_end`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z') as `date_end` from `recto_shares` where `id` = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find share"

-- look for a remaining administrator
select `id` from `recto_policies` where (`admin_access` <> 0) = ? for update
-- [true]
select `role`, `user` from `recto_access` where `policy` in (?) for update
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select `id`, `parent` from `recto_roles` for update
-- []
select `id` from `recto_users` where `status` = ? and `role` in (?) for update
-- ["active","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- count active users
select `id`, `admin_access`, `app_access` from `recto_policies`
-- []
select `policy`, `role`, `user` from `recto_access`
-- []
select `id`, `parent` from `recto_roles`
-- []
select `id`, `role` from `recto_users` where `status` = ? for update
-- ["active"]

-- compare a user with the caller
select distinct `role` from `recto_users` where `id` in (?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select `id`, `parent` from `recto_roles`
-- []
select distinct `policy` from `recto_access` where `role` in (?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
