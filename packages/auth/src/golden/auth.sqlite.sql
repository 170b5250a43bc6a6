-- find a user by key
select CAST("id" AS TEXT) as "id", "email", "password", "status", CAST("role" AS TEXT) as "role", "provider", "tfa_secret" as "tfaSecret", CAST("recovery_codes" AS TEXT) as "recoveryCodes" from "recto_users" where "id" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find user by id"

-- find the owner of a static token
select CAST("id" AS TEXT) as "id", CAST("role" AS TEXT) as "role", "token" from "recto_users" where "token" = ? and "status" = ?
-- ["static","active"], prepared as "find user by token"

-- find a user by e-mail address
select CAST("id" AS TEXT) as "id", "email", "password", "status", CAST("role" AS TEXT) as "role", "provider", "tfa_secret" as "tfaSecret", CAST("recovery_codes" AS TEXT) as "recoveryCodes" from "recto_users" where lower("email") = lower(?)
-- ["Ada@example.com"]

-- find a session
select "token", "family", CAST("user" AS TEXT) as "user", CAST("share" AS TEXT) as "share", CASE WHEN glob('????-??-??T??:??:??.???Z', "expires") THEN "expires" ELSE CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END END as "expires", "next_token" from "recto_sessions" where "token" = ? and CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END >= strftime('%Y-%m-%dT%H:%M:%fZ', ?)
-- ["a-token","2026-02-03T04:05:06.000Z"], prepared as "find session"

-- find the sessions of a login
select "family", CAST("user" AS TEXT) as "user", CAST("share" AS TEXT) as "share", CASE WHEN glob('????-??-??T??:??:??.???Z', "expires") THEN "expires" ELSE CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END END as "expires" from "recto_sessions" where "family" = ? and CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END >= strftime('%Y-%m-%dT%H:%M:%fZ', ?)
-- ["a-login","2026-02-03T04:05:06.000Z"], prepared as "find sessions of a login"

-- replace the token of a session
update "recto_sessions" set "token" = ?, "expires" = strftime('%Y-%m-%dT%H:%M:%fZ', ?), "family" = ? where "token" = ?
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]

-- renew a session by another
update "recto_sessions" set "next_token" = ?, "expires" = strftime('%Y-%m-%dT%H:%M:%fZ', ?), "family" = ? where "token" = ? and "next_token" is null
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]
select CAST("user" AS TEXT) as "user", CAST("share" AS TEXT) as "share", "ip", "user_agent", "origin", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_created") THEN "date_created" ELSE CASE typeof("date_created") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_created"), "date_created") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_created" / 1000.0, 'unixepoch') END END as "date_created" from "recto_sessions" where "token" = ?
-- ["a-token"]
insert into "recto_sessions" ("user", "token", "expires", "family") values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', ?), ?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","<random>","2026-02-03T04:05:08.000Z","a-login"]

-- end the sessions of a user
delete from "recto_sessions" where "user" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- delete expired sessions
delete from "recto_sessions" where CASE typeof("expires") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "expires"), "expires") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "expires" / 1000.0, 'unixepoch') END < strftime('%Y-%m-%dT%H:%M:%fZ', ?)
-- ["2026-02-03T04:05:06.000Z"]

-- find a share
select "password", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_start") THEN "date_start" ELSE CASE typeof("date_start") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_start"), "date_start") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_start" / 1000.0, 'unixepoch') END END as "date_start", CASE WHEN glob('????-??-??T??:??:??.???Z', "date_end") THEN "date_end" ELSE CASE typeof("date_end") WHEN 'text' THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', "date_end"), "date_end") ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "date_end" / 1000.0, 'unixepoch') END END as "date_end" from "recto_shares" where "id" = ?
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find share"

-- look for a remaining administrator
select CAST("id" AS TEXT) as "id" from "recto_policies" where CASE typeof("admin_access") WHEN 'text' THEN lower("admin_access") IN ('true', 't', '1', 'yes', 'y', 'on') ELSE "admin_access" <> 0 END = ?
-- [true]
select CAST("role" AS TEXT) as "role", CAST("user" AS TEXT) as "user" from "recto_access" where "policy" in (?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select CAST("id" AS TEXT) as "id", CAST("parent" AS TEXT) as "parent" from "recto_roles"
-- []
select CAST("id" AS TEXT) as "id" from "recto_users" where "status" = ? and "role" in (?)
-- ["active","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- count active users
select CAST("id" AS TEXT) as "id", "admin_access", "app_access" from "recto_policies"
-- []
select CAST("policy" AS TEXT) as "policy", CAST("role" AS TEXT) as "role", CAST("user" AS TEXT) as "user" from "recto_access"
-- []
select CAST("id" AS TEXT) as "id", CAST("parent" AS TEXT) as "parent" from "recto_roles"
-- []
select CAST("id" AS TEXT) as "id", CAST("role" AS TEXT) as "role" from "recto_users" where "status" = ?
-- ["active"]

-- compare a user with the caller
select distinct CAST("role" AS TEXT) as "role" from "recto_users" where "id" in (?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select CAST("id" AS TEXT) as "id", CAST("parent" AS TEXT) as "parent" from "recto_roles"
-- []
select distinct CAST("policy" AS TEXT) as "policy" from "recto_access" where "role" in (?)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
