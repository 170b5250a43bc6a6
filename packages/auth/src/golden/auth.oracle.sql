-- find a user by key
select "id", "email", "password", "status", "role", "provider", "tfa_secret" "tfaSecret", ("recovery_codes" || '') "recoveryCodes" from "recto_users" where "id" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find user by id"

-- find the owner of a static token
select "id", "role", "token" from "recto_users" where "token" = :1 and "status" = :2
-- ["static","active"], prepared as "find user by token"

-- find a user by e-mail address
select "id", "email", "password", "status", "role", "provider", "tfa_secret" "tfaSecret", ("recovery_codes" || '') "recoveryCodes" from "recto_users" where lower("email") = lower(:1)
-- ["Ada@example.com"]

-- find a session
select "token", "family", "user", "share", TO_CHAR(SYS_EXTRACT_UTC(CAST("expires" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "expires", "next_token" from "recto_sessions" where "token" = :1 and "expires" >= FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC')
-- ["a-token","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"], prepared as "find session"

-- find the sessions of a login
select "family", "user", "share", TO_CHAR(SYS_EXTRACT_UTC(CAST("expires" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "expires" from "recto_sessions" where "family" = :1 and "expires" >= FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC')
-- ["a-login","2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"], prepared as "find sessions of a login"

-- replace the token of a session
update "recto_sessions" set "token" = :1, "expires" = FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), "family" = :4 where "token" = :5
-- ["<random>","2026-02-03T04:05:07.000Z","2026-02-03T04:05:07.000Z","a-login","a-token"]

-- renew a session by another
update "recto_sessions" set "next_token" = :1, "expires" = FROM_TZ(TO_TIMESTAMP(RTRIM(:2, 'Z') || CASE WHEN INSTR(:3, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), "family" = :4 where "token" = :5 and "next_token" is null
-- ["<random>","2026-02-03T04:05:07.000Z","2026-02-03T04:05:07.000Z","a-login","a-token"]
select "user", "share", "ip", "user_agent", "origin", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_created" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_created" from "recto_sessions" where "token" = :1
-- ["a-token"]
insert into "recto_sessions" ("user", "token", "expires", "family") values (:1, :2, FROM_TZ(TO_TIMESTAMP(RTRIM(:3, 'Z') || CASE WHEN INSTR(:4, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC'), :5)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","<random>","2026-02-03T04:05:08.000Z","2026-02-03T04:05:08.000Z","a-login"]

-- end the sessions of a user
delete from "recto_sessions" where "user" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- delete expired sessions
delete from "recto_sessions" where "expires" < FROM_TZ(TO_TIMESTAMP(RTRIM(:1, 'Z') || CASE WHEN INSTR(:2, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF'), 'UTC')
-- ["2026-02-03T04:05:06.000Z","2026-02-03T04:05:06.000Z"]

-- find a share
select "password", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_start" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_start", TO_CHAR(SYS_EXTRACT_UTC(CAST("date_end" AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') "date_end" from "recto_shares" where "id" = :1
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find share"

-- look for a remaining administrator
select "id" from "recto_policies" where "admin_access" = CAST(:1 AS NUMBER) for update
-- [true]
select "role", "user" from "recto_access" where "policy" in (:1) for update
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select "id", "parent" from "recto_roles" for update
-- []
select "id" from "recto_users" where "status" = :1 and "role" in (:2) for update
-- ["active","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- count active users
select "id", "admin_access", "app_access" from "recto_policies"
-- []
select "policy", "role", "user" from "recto_access"
-- []
select "id", "parent" from "recto_roles"
-- []
select "id", "role" from "recto_users" where "status" = :1 for update
-- ["active"]

-- compare a user with the caller
select distinct "role" from "recto_users" where "id" in (:1)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select "id", "parent" from "recto_roles"
-- []
select distinct "policy" from "recto_access" where "role" in (:1)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
