import { invalidPayload } from '@recto/errors'
import { readCookie } from './cookies.ts'
import type { AuthSettings } from './options.ts'
import type { Tokens } from './tokens.ts'

/** Where the two tokens travel: both in the body, the refresh token in a cookie, or a session cookie alone. */
export const tokenModes = ['cookie', 'json', 'session'] as const

export type TokenMode = (typeof tokenModes)[number]

/** The mode a body asks for. @throws {RectoError} INVALID_PAYLOAD when there is no such mode */
export function modeOf(body: Readonly<Record<string, unknown>>, otherwise: TokenMode): TokenMode {
  const value = body['mode']
  if (value === undefined || value === null) return otherwise
  const mode = tokenModes.find((name) => name === value)
  if (mode === undefined) throw invalidPayload(`"mode" must be one of [${tokenModes.join(', ')}]`)
  return mode
}

/** What a refresh or logout refers to. */
export interface RefreshRequest {
  readonly mode: TokenMode
  /** Token of the session. */
  readonly token: string
}

export interface RefreshCarriers {
  readonly body: Readonly<Record<string, unknown>>
  readonly cookie: string | undefined
}

/**
 * The session a refresh or logout is about: the body's token, that of the refresh cookie, or the one the session cookie
 * names. @throws {RectoError} INVALID_PAYLOAD when there is none, INVALID_TOKEN or TOKEN_EXPIRED when the cookie does not hold
 */
export async function refreshRequestOf(carriers: RefreshCarriers, settings: AuthSettings, tokens: Tokens): Promise<RefreshRequest> {
  const { body, cookie } = carriers
  const inBody = body['refresh_token']
  const mode = modeOf(body, typeof inBody === 'string' && inBody !== '' ? 'json' : 'cookie')
  const token = await tokenFor(mode, { inBody, cookie, settings, tokens })
  if (token === null) throw invalidPayload('The refresh token is required in either the payload or cookie')
  return { mode, token }
}

interface Places {
  readonly inBody: unknown
  readonly cookie: string | undefined
  readonly settings: AuthSettings
  readonly tokens: Tokens
}

async function tokenFor(mode: TokenMode, { inBody, cookie, settings, tokens }: Places): Promise<string | null> {
  if (mode === 'json') return typeof inBody === 'string' && inBody !== '' ? inBody : null
  if (mode === 'cookie') return readCookie(cookie, settings.refreshCookie.name)
  const sessionCookie = readCookie(cookie, settings.sessionCookie.name)
  const session = sessionCookie === null ? null : (await tokens.verify(sessionCookie))['session']
  return typeof session === 'string' ? session : null
}
