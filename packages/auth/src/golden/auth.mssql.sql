-- find a user by key
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "email", "password", "status", LOWER(CONVERT(nvarchar(36), "role")) as "role", "provider", "tfa_secret" as "tfaSecret", CONVERT(nvarchar(max), "recovery_codes") as "recoveryCodes" from "recto_users" where "id" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find user by id"

-- find the owner of a static token
select LOWER(CONVERT(nvarchar(36), "id")) as "id", LOWER(CONVERT(nvarchar(36), "role")) as "role", "token" from "recto_users" where "token" = @p1 and "status" = @p2
-- ["static","active"], prepared as "find user by token"

-- find a user by e-mail address
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "email", "password", "status", LOWER(CONVERT(nvarchar(36), "role")) as "role", "provider", "tfa_secret" as "tfaSecret", CONVERT(nvarchar(max), "recovery_codes") as "recoveryCodes" from "recto_users" where lower("email") = lower(@p1)
-- ["Ada@example.com"]

-- find a session
select "token", "family", LOWER(CONVERT(nvarchar(36), "user")) as "user", LOWER(CONVERT(nvarchar(36), "share")) as "share", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("expires", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "expires", "next_token" from "recto_sessions" where "token" = @p1 and "expires" >= CAST(@p2 AS datetimeoffset)
-- ["a-token","2026-02-03T04:05:06.000Z"], prepared as "find session"

-- find the sessions of a login
select "family", LOWER(CONVERT(nvarchar(36), "user")) as "user", LOWER(CONVERT(nvarchar(36), "share")) as "share", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("expires", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "expires" from "recto_sessions" where "family" = @p1 and "expires" >= CAST(@p2 AS datetimeoffset)
-- ["a-login","2026-02-03T04:05:06.000Z"], prepared as "find sessions of a login"

-- replace the token of a session
update "recto_sessions" set "token" = @p1, "expires" = CAST(@p2 AS datetimeoffset), "family" = @p3 where "token" = @p4
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]

-- renew a session by another
update "recto_sessions" set "next_token" = @p1, "expires" = CAST(@p2 AS datetimeoffset), "family" = @p3 where "token" = @p4 and "next_token" is null
-- ["<random>","2026-02-03T04:05:07.000Z","a-login","a-token"]
select LOWER(CONVERT(nvarchar(36), "user")) as "user", LOWER(CONVERT(nvarchar(36), "share")) as "share", "ip", "user_agent", "origin", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_created", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_created" from "recto_sessions" where "token" = @p1
-- ["a-token"]
insert into "recto_sessions" ("user", "token", "expires", "family") values (CAST(@p1 AS uniqueidentifier), @p2, CAST(@p3 AS datetimeoffset), @p4)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10","<random>","2026-02-03T04:05:08.000Z","a-login"]

-- end the sessions of a user
delete from "recto_sessions" where "user" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- delete expired sessions
delete from "recto_sessions" where "expires" < CAST(@p1 AS datetimeoffset)
-- ["2026-02-03T04:05:06.000Z"]

-- find a share
select "password", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_start", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_start", LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET("date_end", '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z' as "date_end" from "recto_shares" where "id" = CAST(@p1 AS uniqueidentifier)
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"], prepared as "find share"

-- look for a remaining administrator
select LOWER(CONVERT(nvarchar(36), "id")) as "id" from "recto_policies" where "admin_access" = CAST(@p1 AS bit)
-- [true]
select LOWER(CONVERT(nvarchar(36), "role")) as "role", LOWER(CONVERT(nvarchar(36), "user")) as "user" from "recto_access" where "policy" in (CAST(@p1 AS uniqueidentifier))
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select LOWER(CONVERT(nvarchar(36), "id")) as "id", LOWER(CONVERT(nvarchar(36), "parent")) as "parent" from "recto_roles"
-- []
select LOWER(CONVERT(nvarchar(36), "id")) as "id" from "recto_users" where "status" = @p1 and "role" in (CAST(@p2 AS uniqueidentifier))
-- ["active","3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]

-- count active users
select LOWER(CONVERT(nvarchar(36), "id")) as "id", "admin_access", "app_access" from "recto_policies"
-- []
select LOWER(CONVERT(nvarchar(36), "policy")) as "policy", LOWER(CONVERT(nvarchar(36), "role")) as "role", LOWER(CONVERT(nvarchar(36), "user")) as "user" from "recto_access"
-- []
select LOWER(CONVERT(nvarchar(36), "id")) as "id", LOWER(CONVERT(nvarchar(36), "parent")) as "parent" from "recto_roles"
-- []
select LOWER(CONVERT(nvarchar(36), "id")) as "id", LOWER(CONVERT(nvarchar(36), "role")) as "role" from "recto_users" where "status" = @p1
-- ["active"]

-- compare a user with the caller
select distinct LOWER(CONVERT(nvarchar(36), "role")) as "role" from "recto_users" where "id" in (CAST(@p1 AS uniqueidentifier))
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
select LOWER(CONVERT(nvarchar(36), "id")) as "id", LOWER(CONVERT(nvarchar(36), "parent")) as "parent" from "recto_roles"
-- []
select distinct LOWER(CONVERT(nvarchar(36), "policy")) as "policy" from "recto_access" where "role" in (CAST(@p1 AS uniqueidentifier))
-- ["3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10"]
