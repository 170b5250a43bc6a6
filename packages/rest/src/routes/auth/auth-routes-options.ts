import type { Auth } from '@recto/auth'
import type { AuthCookies } from './auth-cookies.ts'

/** What the routes of accounts are given. */
export interface AuthRoutesOptions {
  readonly auth: Auth
  readonly cookies: AuthCookies
}
