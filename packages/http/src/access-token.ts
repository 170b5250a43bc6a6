import { invalidPayload } from '@recto/errors'
import type { FastifyRequest } from 'fastify'
import { readCookie } from './cookies.ts'

/** The parts of a request that may carry an access token. */
export interface TokenSources {
  /** The query parameter `access_token`. */
  readonly queryToken: unknown
  readonly authorization: string | undefined
  readonly cookie: string | undefined
}

/** An access token, and whether it came in a cookie. */
export interface AccessToken {
  readonly token: string
  readonly isFromCookie: boolean
}

/**
 * The access token of a request: from the query, else from `Authorization: Bearer`, else from the cookie of that name.
 * @throws {RectoError} INVALID_PAYLOAD when both query and header carry one
 */
export function accessTokenOf(request: FastifyRequest, cookieName: string): AccessToken | null {
  const { authorization, cookie } = request.headers
  return extractToken({ queryToken: queryToken(request), authorization, cookie }, cookieName)
}

/** As {@link accessTokenOf}, for parts of a request that were read already. */
export function extractToken(sources: TokenSources, cookieName: string): AccessToken | null {
  const fromQuery = typeof sources.queryToken === 'string' && sources.queryToken !== '' ? sources.queryToken : null
  const fromHeader = bearerToken(sources.authorization)
  if (fromQuery !== null && fromHeader !== null) throw invalidPayload('The request uses more than one method for including an access token')
  const token = fromQuery ?? fromHeader
  if (token !== null) return { token, isFromCookie: false }
  const fromCookie = readCookie(sources.cookie, cookieName)
  return fromCookie === null ? null : { token: fromCookie, isFromCookie: true }
}

/** Most URLs mention no token; then the query is not parsed for it. */
function queryToken(request: FastifyRequest): unknown {
  if (!request.url.includes('access_token')) return undefined
  return (request.query as Readonly<Record<string, unknown>> | undefined)?.['access_token']
}

/** Other schemes, and headers of more than two words, are ignored. */
function bearerToken(header: string | undefined): string | null {
  if (header === undefined || header.slice(0, 7).toLowerCase() !== 'bearer ') return null
  const token = header.slice(7)
  return token === '' || token.includes(' ') ? null : token
}
