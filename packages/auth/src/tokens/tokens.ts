import { RectoError } from '@recto/errors'
import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'

/** The claims of a token. */
export type Claims = Readonly<Record<string, unknown>>

/** A claim as text; `null` when the token has none of that name. */
export function textClaim(claims: Claims, name: string): string | null {
  const value = claims[name]
  return value === null || value === undefined ? null : String(value)
}

/** Signs and reads JSON Web Tokens (HS256). */
export interface Tokens {
  sign(claims: Claims, ttlMs: number): Promise<string>
  /** @throws {RectoError} TOKEN_EXPIRED when it is too old, INVALID_TOKEN when it was not signed with our secret */
  verify(token: string): Promise<Claims & { readonly exp: number }>
}

/** The claim that names the login of an access token, which is rejected once that login has ended. */
export const familyClaim = 'login'

/** Clients of Directus recognize tokens by this issuer. */
const issuer = 'directus'

/** Creates the tokens of a secret. */
export function createTokens(secret: string, now: () => Date): Tokens {
  const key = new TextEncoder().encode(secret)
  return {
    sign(claims, ttlMs) {
      const issuedAt = Math.floor(now().getTime() / 1000)
      return new SignJWT({ ...claims, iat: issuedAt, exp: issuedAt + Math.floor(ttlMs / 1000), iss: issuer })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(key)
    },
    async verify(token) {
      const payload = await verified(token, key, now())
      if (payload.exp === undefined) throw new RectoError('INVALID_TOKEN')
      return { ...payload, exp: payload.exp }
    },
  }
}

/** Whether a token names us as its issuer; its signature is not verified. Any other token is looked up as a static one. */
export function isOwnToken(token: string): boolean {
  if (token.split('.').length !== 3) return false
  try {
    return decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}

async function verified(token: string, key: Uint8Array, currentDate: Date): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, key, { algorithms: ['HS256'], issuer, currentDate })).payload
  } catch (error) {
    throw new RectoError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'INVALID_TOKEN', { cause: error })
  }
}
