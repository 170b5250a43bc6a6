import { type RefreshRequest, type TokenMode, tokenModes } from '@recto/auth'
import { invalidPayload } from '@recto/errors'
import { readCookie, requireObjectBody } from '@recto/http'
import type { JsonObject } from '@recto/protocol'
import type { FastifyRequest } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'

/** The mode a body asks for. @throws {RectoError} INVALID_PAYLOAD when there is no such mode */
export function tokenModeOf(body: JsonObject, fallback: TokenMode): TokenMode {
  const value = body['mode']
  if (value === undefined || value === null) return fallback
  const mode = tokenModes.find((name) => name === value)
  if (mode === undefined) throw invalidPayload(`"mode" must be one of [${tokenModes.join(', ')}]`)
  return mode
}

/**
 * The session to refresh or end: that of the token in the body, of the refresh cookie, or of the session cookie.
 * @throws {RectoError} INVALID_PAYLOAD when there is none, INVALID_TOKEN or TOKEN_EXPIRED when the cookie is not valid
 */
export async function refreshRequestOf(request: FastifyRequest, options: AuthRoutesOptions): Promise<RefreshRequest> {
  const body = requireObjectBody(request.body)
  const inBody = body['refresh_token']
  const bodyToken = typeof inBody === 'string' && inBody !== '' ? inBody : null
  const mode = tokenModeOf(body, bodyToken === null ? 'cookie' : 'json')
  const token = mode === 'json' ? bodyToken : await cookieToken(mode, request.headers.cookie, options)
  if (token === null) throw invalidPayload('The refresh token is required in either the payload or cookie')
  return { mode, token }
}

/** A session cookie holds an access token, which names the session. */
async function cookieToken(
  mode: 'cookie' | 'session',
  header: string | undefined,
  { auth, cookies }: AuthRoutesOptions,
): Promise<string | null> {
  if (mode === 'cookie') return readCookie(header, cookies.refresh.name)
  const accessToken = readCookie(header, cookies.session.name)
  const session = accessToken === null ? null : (await auth.tokens.verify(accessToken))['session']
  return typeof session === 'string' ? session : null
}
