import type { Coordination } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Platform } from '@recto/pipeline'
import type { CookieSettings } from './cookies.ts'
import type { HashSettings } from './passwords.ts'

/** How people log in, and for how long. All times are in milliseconds. */
export interface AuthOptions {
  readonly platform: Platform
  /** Signs tokens; at least 32 bytes. */
  readonly secret: string
  /** @default 15 minutes */
  readonly accessTokenTtlMs?: number
  /** Life of a refresh token, and of the session a login begins. @default 7 days */
  readonly refreshTokenTtlMs?: number
  /** Life of a session cookie and of a refreshed session. @default 1 day */
  readonly sessionTtlMs?: number
  /** How long a refreshed session still admits its old cookie, so that requests under way survive. @default 10 seconds */
  readonly sessionGraceMs?: number
  /** Least time a login takes, whatever comes of it. @default 500 */
  readonly loginStallMs?: number
  /** @default `directus_session_token`, as clients expect */
  readonly sessionCookie?: Partial<CookieSettings>
  /** @default `directus_refresh_token` */
  readonly refreshCookie?: Partial<CookieSettings>
  readonly hashing?: Partial<HashSettings>
  /** Ways to log in besides the default one. */
  readonly providers?: readonly ProviderSettings[]
  /** No login by e-mail and password under the default provider. @default false */
  readonly isDefaultDisabled?: boolean
  /** Address under which people reach Recto; links in mails begin with it. @default `http://localhost:8055` */
  readonly publicUrl?: string
  /** Sends invitations and links. @default none: what needs it fails */
  readonly mailer?: Mailer
  /** What instances share. @default this instance is alone */
  readonly coordination?: Coordination
  /** Life of an invitation. @default 7 days */
  readonly inviteTtlMs?: number
  /** Life of the link that verifies an address. @default 7 days */
  readonly verificationTtlMs?: number
  /** Least time a registration takes. @default 750 */
  readonly registerStallMs?: number
  /** Pages, besides the studio's, that links to reset a password may lead to. */
  readonly resetUrlAllowList?: readonly string[]
  /** The same for invitations. */
  readonly inviteUrlAllowList?: readonly string[]
  /** The same for verifying an address. */
  readonly registerUrlAllowList?: readonly string[]
  /** Registrations from one address; `null`: as many as one likes. @default 5 a minute */
  readonly registrationLimit?: Rate | null
}

/** How often something may happen. */
export interface Rate {
  readonly points: number
  readonly durationMs: number
}

/** One more way to log in, under `/auth/login/<name>`. */
export interface ProviderSettings {
  readonly name: string
  readonly driver: string
  readonly label?: string
  readonly icon?: string
  /** Addresses people may be led to after logging in, besides our own. */
  readonly redirectAllowList?: readonly string[]
}

/** The options with their defaults. */
export type AuthSettings = Required<
  Omit<AuthOptions, 'platform' | 'hashing' | 'sessionCookie' | 'refreshCookie' | 'mailer' | 'coordination'>
> & {
  readonly sessionCookie: CookieSettings
  readonly refreshCookie: CookieSettings
}

const secondMs = 1000
const dayMs = 86_400 * secondMs

const defaults = {
  accessTokenTtlMs: 900 * secondMs,
  refreshTokenTtlMs: 7 * dayMs,
  sessionTtlMs: dayMs,
  sessionGraceMs: 10 * secondMs,
  loginStallMs: 500,
  providers: [],
  isDefaultDisabled: false,
  publicUrl: 'http://localhost:8055',
  inviteTtlMs: 7 * dayMs,
  verificationTtlMs: 7 * dayMs,
  registerStallMs: 750,
  resetUrlAllowList: [],
  inviteUrlAllowList: [],
  registerUrlAllowList: [],
  registrationLimit: { points: 5, durationMs: 60 * secondMs },
} as const satisfies Partial<AuthOptions>

/** The options, completed. */
export function authSettings(options: AuthOptions): AuthSettings {
  const { platform: _platform, hashing: _hashing, mailer: _mailer, coordination: _coordination, ...given } = options
  const cookie = { domain: null, isSecure: false, sameSite: 'lax' } as const
  return {
    ...defaults,
    ...given,
    sessionCookie: { ...cookie, name: 'directus_session_token', ...options.sessionCookie },
    refreshCookie: { ...cookie, name: 'directus_refresh_token', ...options.refreshCookie },
  }
}
