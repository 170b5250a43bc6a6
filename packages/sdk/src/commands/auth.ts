import type { Client } from '../create-client.ts'

export interface LoginInput {
  readonly email: string
  readonly password: string
  /** The second factor's six digits, when the account has one. */
  readonly otp?: string
}

/** What a login answers. In session mode only `expires`; the token is in the browser's cookie. */
export interface AuthTokens {
  /** Lifetime in milliseconds. */
  readonly expires: number
  readonly access_token?: string
  readonly refresh_token?: string
}

/** Signs in and stores the tokens in the client's credentials. @throws {RequestError} INVALID_CREDENTIALS, INVALID_OTP */
export async function login<Schema>(client: Client<Schema>, input: LoginInput): Promise<AuthTokens> {
  const tokens = await client.request<AuthTokens>({ method: 'POST', path: '/auth/login', body: { ...input, mode: modeOf(client) } })
  client.credentials?.storeTokens(tokens)
  return tokens
}

/** Exchanges the stored refresh token, or the session cookie, for a new one. */
export async function refresh<Schema>(client: Client<Schema>): Promise<AuthTokens> {
  const tokens = await client.request<AuthTokens>({ method: 'POST', path: '/auth/refresh', body: tokenBody(client) })
  client.credentials?.storeTokens(tokens)
  return tokens
}

/** Ends the session. */
export async function logout<Schema>(client: Client<Schema>): Promise<void> {
  await client.request<undefined>({ method: 'POST', path: '/auth/logout', body: tokenBody(client) })
  client.credentials?.storeTokens(null)
}

function modeOf<Schema>(client: Client<Schema>): 'json' | 'session' {
  return client.credentials?.mode ?? 'json'
}

function tokenBody<Schema>(client: Client<Schema>): object {
  const refreshToken = client.credentials?.refreshToken()
  return { mode: modeOf(client), ...(refreshToken !== undefined && { refresh_token: refreshToken }) }
}
