import type { Coordination, Limiter } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Platform } from '@recto/pipeline'
import type { Accounts } from './accounts.ts'
import type { LoginAttempts } from './login-attempts.ts'
import type { AuthSettings } from './options.ts'
import type { Passwords } from './passwords.ts'
import type { LoginProvider } from './providers/provider.ts'
import type { Sessions } from './sessions.ts'
import type { Store } from './store.ts'
import type { Tokens } from './tokens.ts'

/** What the parts of logging in share. */
export interface AuthContext {
  readonly platform: Platform
  readonly settings: AuthSettings
  readonly store: Store
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly attempts: LoginAttempts
  readonly coordination: Coordination
  readonly limiters: Limiters
  /** `null`: mails can't be sent. */
  readonly mailer: Mailer | null
  /** By name; the one of `/auth/login` itself is called `default`. */
  readonly providers: ReadonlyMap<string, LoginProvider>
}

/** How often things may be tried from one address. `null`: as often as one likes. */
export interface Limiters {
  readonly registration: Limiter | null
  readonly share: Limiter | null
  /** Proving again what one knows, while logged in already; by user. */
  readonly proof: Limiter | null
}
