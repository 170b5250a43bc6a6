import { forbidden } from '@recto/errors'
import { textOrNull } from './store.ts'
import type { Claims, Tokens } from './tokens.ts'

/** What a token that was mailed may be used for. */
export type TokenScope = 'invite' | 'password-reset' | 'pending-registration'

/** What such a token says. */
export interface ScopedClaims {
  readonly email: string
  readonly claims: Claims
}

/**
 * Reads a token that was mailed to somebody.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN when it is for something else
 */
export async function readScopedToken(token: string, scope: TokenScope, tokens: Tokens): Promise<ScopedClaims> {
  const claims = await tokens.verify(token)
  const email = textOrNull(claims['email'])
  if (claims['scope'] !== scope || email === null) throw forbidden()
  return { email, claims }
}
