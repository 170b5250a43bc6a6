import type { CookieSettings } from '@recto/http'

/** The cookies of logins. */
export interface AuthCookies {
  /** Holds the access token in mode `session`. */
  readonly session: CookieSettings
  /** Holds the refresh token in mode `cookie`. */
  readonly refresh: CookieSettings
}

/** Cookie settings with their defaults: the names clients of the platform know, and the host of the request as domain. */
export function authCookies(settings: { readonly [Name in keyof AuthCookies]?: Partial<CookieSettings> } = {}): AuthCookies {
  const shared = { domain: null, isSecure: false, sameSite: 'lax' } as const
  return {
    session: { ...shared, name: 'directus_session_token', ...settings.session },
    refresh: { ...shared, name: 'directus_refresh_token', ...settings.refresh },
  }
}
