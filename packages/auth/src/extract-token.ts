import { RectoError } from '@recto/errors'
import { readCookie } from './cookies.ts'

/** The parts of a request a token may hide in. */
export interface TokenCarriers {
  /** The query parameter `access_token`. */
  readonly queryToken: unknown
  readonly authorization: string | undefined
  readonly cookie: string | undefined
}

export interface ExtractedToken {
  readonly token: string
  readonly isFromCookie: boolean
}

/**
 * The token of a request: query, then `Authorization: Bearer`, then cookie.
 * @throws {RectoError} INVALID_PAYLOAD when both query and header carry one
 */
export function extractToken(carriers: TokenCarriers, cookieName: string): ExtractedToken | null {
  const fromQuery = typeof carriers.queryToken === 'string' && carriers.queryToken !== '' ? carriers.queryToken : null
  const fromHeader = bearerToken(carriers.authorization)
  if (fromQuery !== null && fromHeader !== null) {
    throw new RectoError('INVALID_PAYLOAD', {
      extensions: { reason: 'The request uses more than one method for including an access token' },
    })
  }
  const token = fromQuery ?? fromHeader
  if (token !== null) return { token, isFromCookie: false }
  const fromCookie = readCookie(carriers.cookie, cookieName)
  return fromCookie === null ? null : { token: fromCookie, isFromCookie: true }
}

/** Other schemes, and headers of more than two words, are not ours to read. */
function bearerToken(header: string | undefined): string | null {
  if (header === undefined || header.slice(0, 7).toLowerCase() !== 'bearer ') return null
  const token = header.slice(7)
  return token === '' || token.includes(' ') ? null : token
}
