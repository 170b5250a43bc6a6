-- find a user by key
select "id", "email", "password", "status", "role", "provider", "tfa_secret" as "tfaSecret", "recovery_codes"::text as "recoveryCodes" from "recto_users" where "id" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find user by id"

-- find the owner of a static token
select "id", "role", "token" from "recto_users" where "token" = $1::text and "status" = $2::text
-- ["static","active"], prepared as "find user by token"

-- find a user by e-mail address
select "id", "email", "password", "status", "role", "provider", "tfa_secret" as "tfaSecret", "recovery_codes"::text as "recoveryCodes" from "recto_users" where lower("email") = lower($1)
-- ["Ada@example.com"]

-- find a session
select "token", "family", "user", "share", CASE WHEN "expires" >= '0001-01-01' AND "expires" < '10000-01-01' THEN replace(to_char("expires" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "expires"::text END as "expires", "next_token" from "recto_sessions" where "token" = $1::text and "expires" >= $2::timestamptz
-- ["a-token","2026-02-03T04:05:06.000Z"], prepared as "find session"

-- find the sessions of a login
select "family", "user", "share", CASE WHEN "expires" >= '0001-01-01' AND "expires" < '10000-01-01' THEN replace(to_char("expires" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "expires"::text END as "expires" from "recto_sessions" where "family" = $1::text and "expires" >= $2::timestamptz
-- ["a-login","2026-02-03T04:05:06.000Z"], prepared as "find sessions of a login"

-- replace the token of a session
update "recto_sessions" set "token" = $1::text, "expires" = $2::timestamptz, "family" = $3::text where "token" = $4::text
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]

-- renew a session by another
update "recto_sessions" set "next_token" = $1::text, "expires" = $2::timestamptz, "family" = $3::text where "token" = $4::text and "next_token" is null
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]
select "user", "share", "ip", "user_agent", "origin", CASE WHEN "date_created" >= '0001-01-01' AND "date_created" < '10000-01-01' THEN replace(to_char("date_created" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_created"::text END as "date_created" from "recto_sessions" where "token" = $1::text
-- ["a-token"]
insert into "recto_sessions" ("user", "token", "expires", "family") values ($1::uuid, $2::text, $3::timestamptz, $4::text)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","<random>","2026-02-03T04:05:08.000Z","a-login"]

-- end the sessions of a user
delete from "recto_sessions" where "user" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- delete expired sessions
delete from "recto_sessions" where "expires" < $1::timestamptz
-- ["2026-02-03T04:05:06.000Z"]

-- find a share
select "password", CASE WHEN "date_start" >= '0001-01-01' AND "date_start" < '10000-01-01' THEN replace(to_char("date_start" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_start"::text END as "date_start", CASE WHEN "date_end" >= '0001-01-01' AND "date_end" < '10000-01-01' THEN replace(to_char("date_end" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z') ELSE "date_end"::text END as "date_end" from "recto_shares" where "id" = $1::uuid
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find share"

-- look for a remaining administrator
select "id" from "recto_policies" where "admin_access" = $1::boolean for update
-- [true]
select "role", "user" from "recto_access" where "policy" in ($1::uuid) for update
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select "id", "parent" from "recto_roles" for update
-- []
select "id" from "recto_users" where "status" = $1::text and "role" in ($2::uuid) for update
-- ["active","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- count active users
select "id", "admin_access", "app_access" from "recto_policies"
-- []
select "policy", "role", "user" from "recto_access"
-- []
select "id", "parent" from "recto_roles"
-- []
select "id", "role" from "recto_users" where "status" = $1::text for update
-- ["active"]

-- compare a user with the caller
select distinct "role" from "recto_users" where "id" in ($1::uuid)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select "id", "parent" from "recto_roles"
-- []
select distinct "policy" from "recto_access" where "role" in ($1::uuid)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
