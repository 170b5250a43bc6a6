import type { Coordination } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Platform } from '@recto/pipeline'
import type { HashSettings } from './passwords/hash-cost.ts'

/** How users log in, and for how long. */
export interface AuthOptions {
  readonly platform: Platform
  /** Signs tokens; at least 32 bytes. */
  readonly secret: string
  /** Lifetime of access tokens. @default 15 minutes */
  readonly accessTokenTtlMs?: number
  /** Lifetime of refresh tokens, and of the session that a login starts. @default 7 days */
  readonly refreshTokenTtlMs?: number
  /** Lifetime of session cookies and of refreshed sessions. @default 1 day */
  readonly sessionTtlMs?: number
  /** How long the old cookie of a refreshed session is accepted, for requests already on their way. @default 10 seconds */
  readonly sessionGraceMs?: number
  /** Least duration of a login, successful or not. @default 500 */
  readonly loginMinimumMs?: number
  /** Cost of password hashes. @default 64 MiB, 3 passes, 4 lanes */
  readonly hashing?: Partial<HashSettings>
  /** Login providers besides the default one. */
  readonly providers?: readonly ProviderSettings[]
  /** Disables login by e-mail address and password with the default provider. @default false */
  readonly isDefaultDisabled?: boolean
  /** The URL of this installation; links in mails start with it. @default `http://localhost:8055` */
  readonly publicUrl?: string
  /** Sends invitations and links. @default none: features that need it fail */
  readonly mailer?: Mailer
  /** Shared by the instances of an installation. @default this is the only instance */
  readonly coordination?: Coordination
  /** Lifetime of invitations. @default 7 days */
  readonly inviteTtlMs?: number
  /** Lifetime of the link that verifies an address. @default 7 days */
  readonly verificationTtlMs?: number
  /** Least duration of a registration. @default 750 */
  readonly registerMinimumMs?: number
  /** Pages, besides the studio's, that links to reset a password may lead to. */
  readonly resetUrlAllowList?: readonly string[]
  /** Pages, besides the studio's, that invitations may lead to. */
  readonly inviteUrlAllowList?: readonly string[]
  /** Pages, besides ours, that links to verify an address may lead to. */
  readonly registerUrlAllowList?: readonly string[]
  /** Registrations from one address; `null`: unlimited. @default 5 a minute */
  readonly registrationLimit?: Rate | null
  /** Mails to one recipient that anybody may ask for, such as links to reset a password; `null`: unlimited. @default 5 an hour */
  readonly mailRecipientLimit?: Rate | null
  /** Requests for such mails from one address; `null`: unlimited. @default 20 an hour */
  readonly mailRequestLimit?: Rate | null
}

/** How often something may happen. */
export interface Rate {
  readonly points: number
  readonly durationMs: number
}

/** A login provider. */
export interface ProviderSettings {
  readonly name: string
  readonly driver: string
  readonly label?: string
  readonly icon?: string
  /** Pages, besides ours, that users may be redirected to after logging in. */
  readonly redirectAllowList?: readonly string[]
}

/** The options with their defaults. */
export type AuthSettings = Required<Omit<AuthOptions, 'platform' | 'hashing' | 'mailer' | 'coordination'>>

const secondMs = 1000
const dayMs = 86_400 * secondMs

const defaults = {
  accessTokenTtlMs: 900 * secondMs,
  refreshTokenTtlMs: 7 * dayMs,
  sessionTtlMs: dayMs,
  sessionGraceMs: 10 * secondMs,
  loginMinimumMs: 500,
  providers: [],
  isDefaultDisabled: false,
  publicUrl: 'http://localhost:8055',
  inviteTtlMs: 7 * dayMs,
  verificationTtlMs: 7 * dayMs,
  registerMinimumMs: 750,
  resetUrlAllowList: [],
  inviteUrlAllowList: [],
  registerUrlAllowList: [],
  registrationLimit: { points: 5, durationMs: 60 * secondMs },
  mailRecipientLimit: { points: 5, durationMs: 3600 * secondMs },
  mailRequestLimit: { points: 20, durationMs: 3600 * secondMs },
} as const satisfies Partial<AuthOptions>

/** Completes options with their defaults. */
export function authSettings(options: AuthOptions): AuthSettings {
  const { platform: _platform, hashing: _hashing, mailer: _mailer, coordination: _coordination, ...given } = options
  return { ...defaults, ...given }
}
