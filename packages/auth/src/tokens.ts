import { RectoError } from '@recto/errors'
import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'

/** What a token says. */
export type Claims = Readonly<Record<string, unknown>>

/** Signs and reads JSON Web Tokens (HS256). */
export interface Tokens {
  sign(claims: Claims, ttlMs: number): Promise<string>
  /** @throws {RectoError} TOKEN_EXPIRED when it is too old, INVALID_TOKEN when it is not ours */
  verify(token: string): Promise<Claims & { readonly exp: number }>
}

/** The claim that ties an access token to its login, so that it ends with it. */
export const familyClaim = 'login'

/** Clients know our tokens by this word, so it stays what it was. */
const issuer = 'directus'

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

/** Whether a text claims to be a token of ours. Anything else, foreign tokens included, is looked up as a static token. */
export function claimsToBeOurs(token: string): boolean {
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
