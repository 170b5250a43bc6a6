import type { Coordination, Limiter } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Platform } from '@recto/pipeline'
import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { Accounts } from './accounts/accounts.ts'
import type { LoginAttempts } from './login/login-attempts.ts'
import type { AuthSettings } from './options.ts'
import type { Passwords } from './passwords/passwords.ts'
import type { LoginProvider } from './providers/provider.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { Tokens } from './tokens/tokens.ts'

/** What the functions of this package share. */
export interface AuthContext {
  readonly platform: Platform
  readonly settings: AuthSettings
  readonly recto: Kysely<SystemDatabase>
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly attempts: LoginAttempts
  readonly coordination: Coordination
  readonly limiters: AuthLimiters
  /** `null`: mails can't be sent. */
  readonly mailer: Mailer | null
  /** By name; the provider of `/auth/login` is called `default`. */
  readonly providers: ReadonlyMap<string, LoginProvider>
}

/** Rate limits. `null`: unlimited. */
export interface AuthLimiters {
  /** Registrations, by client address. */
  readonly registration: Limiter | null
  /** Attempts to open a share, by client address. */
  readonly share: Limiter | null
  /** Passwords and codes tried by a user who is logged in, by user. */
  readonly proof: Limiter | null
  /** Codes of authenticators, by user and code: each logs in once. */
  readonly code: Limiter | null
  /** Mails that strangers have sent, by recipient. */
  readonly recipient: Limiter | null
  /** Requests to send such mails, by client address. */
  readonly mail: Limiter | null
}
