import { RectoError } from '@recto/errors'
import { type Claims, type Tokens, textClaim } from './tokens.ts'

/** What a mailed token may be used for. */
export type TokenScope = 'invite' | 'password-reset' | 'pending-registration'

/** The claims of a mailed token. */
export interface ScopedClaims {
  readonly email: string
  readonly claims: Claims
}

/**
 * Verifies a token that was mailed to somebody.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN when it was issued for something else
 */
export async function readScopedToken(token: string, scope: TokenScope, tokens: Tokens): Promise<ScopedClaims> {
  const claims = await tokens.verify(token)
  const email = textClaim(claims, 'email')
  if (claims['scope'] !== scope || email === null) throw new RectoError('FORBIDDEN')
  return { email, claims }
}
