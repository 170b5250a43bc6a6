import { accepted, notYet } from '../support.ts'
import { boolean, duration, integer, list, mixed, oneOf, string } from '../variable.ts'

const sameSite = ['lax', 'strict', 'none'] as const

/** Tokens, cookies, passwords, addresses, browser headers. */
export const securityVariables = {
  SECRET: string(
    null,
    'Key that signs tokens and encrypts fields, at least 32 characters. Under another one, logins end and encrypted values have to be entered again. Without it one is made once and kept in a file: beside the SQLite file, else `./data/recto.secret`. Several instances must share one.',
  ),
  ACCESS_TOKEN_TTL: duration('15m', 'Lifetime of an access token.'),
  REFRESH_TOKEN_TTL: duration('7d', 'Lifetime of a refresh token, and of the session a login begins.'),
  REFRESH_TOKEN_COOKIE_NAME: string('directus_refresh_token', 'Name of the refresh cookie.'),
  REFRESH_TOKEN_COOKIE_DOMAIN: string(null, 'Domain of the refresh cookie.'),
  REFRESH_TOKEN_COOKIE_SECURE: boolean(false, 'Send the refresh cookie over HTTPS only.'),
  REFRESH_TOKEN_COOKIE_SAME_SITE: oneOf(sameSite, 'lax', 'SameSite of the refresh cookie.'),
  SESSION_COOKIE_TTL: duration('1d', 'Lifetime of a session cookie.'),
  SESSION_COOKIE_NAME: string('directus_session_token', 'Name of the session cookie.'),
  SESSION_COOKIE_DOMAIN: string(null, 'Domain of the session cookie.'),
  SESSION_COOKIE_SECURE: boolean(false, 'Send the session cookie over HTTPS only.'),
  SESSION_COOKIE_SAME_SITE: oneOf(sameSite, 'lax', 'SameSite of the session cookie.'),
  SESSION_REFRESH_GRACE_PERIOD: duration('10s', 'Time a session cookie remains valid after it was refreshed.'),
  EMAIL_VERIFICATION_TOKEN_TTL: duration('7d', 'Lifetime of an e-mail verification link.'),
  USER_INVITE_TOKEN_TTL: duration('7d', 'Lifetime of an invitation link.'),
  LOGIN_STALL_TIME: duration('500ms', 'Minimum duration of a login, so that response times do not reveal whether an account exists.'),
  REGISTER_STALL_TIME: duration('750ms', 'Minimum duration of a registration, for the same reason.'),
  PASSWORD_RESET_URL_ALLOW_LIST: list('', 'URLs that may be used as the password reset page.'),
  USER_INVITE_URL_ALLOW_LIST: list('', 'URLs that may be used as the page that accepts invitations.'),
  USER_REGISTER_URL_ALLOW_LIST: list('', 'URLs that may be used as the e-mail verification page.'),
  IP_TRUST_PROXY: mixed(false, 'Proxies whose `X-Forwarded-For` is trusted: `true` for all, a number of hops, or addresses.'),
  IP_CUSTOM_HEADER: mixed(false, 'Header that holds the client address.'),
  IMPORT_IP_DENY_LIST: list(
    '0.0.0.0,169.254.169.254',
    'Addresses the server must not connect to on behalf of a user, besides all that are not public. `0.0.0.0` stands for the machine itself.',
  ),
  OUTBOUND_IP_ALLOW_LIST: list(
    '',
    'Private addresses, ranges and networks the server may connect to on behalf of a user, such as an internal service. Not in Directus.',
  ),
  HASH_MEMORY_COST: integer(65_536, 'Memory cost of Argon2, in KiB.', 8),
  HASH_TIME_COST: integer(3, 'Time cost of Argon2 (passes).', 1),
  HASH_PARALLELISM: integer(4, 'Parallelism of Argon2 (lanes).', 1),
  HASH_LENGTH: integer(32, 'Length of a password hash, in bytes.', 4),
  HASH_TYPE: integer(2, 'Variant of Argon2: 0 is d, 1 is i, 2 is id.'),
  HSTS_ENABLED: boolean(false, 'Send `Strict-Transport-Security`.'),
  HSTS_MAX_AGE: integer(31_536_000, '`max-age` of `Strict-Transport-Security`, in seconds.'),
  HSTS_INCLUDE_SUB_DOMAINS: boolean(true, 'Add `includeSubDomains` to `Strict-Transport-Security`.'),
  HSTS_PRELOAD: boolean(false, 'Add `preload` to `Strict-Transport-Security`.'),
  CROSS_ORIGIN_OPENER_POLICY_ENABLED: boolean(true, 'Send `Cross-Origin-Opener-Policy`.'),
  CROSS_ORIGIN_OPENER_POLICY: string('same-origin-allow-popups', 'Value of `Cross-Origin-Opener-Policy`.'),
  CORS_ENABLED: boolean(false, 'Allow cross-origin requests of browsers.'),
  CORS_ORIGIN: mixed(false, 'Allowed origins: `true` for any, `*`, a list, or patterns that begin with `regex:`.'),
  CORS_METHODS: list('GET,POST,PATCH,DELETE', 'Allowed methods.'),
  CORS_ALLOWED_HEADERS: list('Content-Type,Authorization', 'Allowed request headers.'),
  CORS_EXPOSED_HEADERS: list('Content-Range', 'Response headers that scripts may read.'),
  CORS_CREDENTIALS: boolean(true, 'Allow credentials (cookies).'),
  CORS_MAX_AGE: integer(18_000, 'Time browsers cache a preflight response, in seconds.'),
  AUTH_PROVIDERS: list('', 'Names of additional login providers.'),
  AUTH_DISABLE_DEFAULT: boolean(false, 'Disable login by e-mail and password.'),
  ...notYet({
    AUTH_ALLOWED_PUBLIC_URLS: list('', 'Additional URLs that single sign-on may return to.'),
  }),
  ...accepted({
    KEY: string(null, 'Accepted for compatibility; nothing uses it.'),
    HASH_ASSOCIATED_DATA: string(null, 'Accepted for compatibility; nothing uses it.'),
  }),
}
