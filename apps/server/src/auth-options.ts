import type { HashSettings, ProviderSettings } from '@recto/auth'
import { prefixedObject, StartError } from '@recto/config'
import type { Log } from '@recto/pipeline'
import type { PlatformSettings } from '@recto/platform'
import { type AuthCookies, authCookies } from '@recto/rest'
import type { Config } from './config.ts'

/** The part of the configuration that decides how people log in. @throws {StartError} when a provider has a reserved name */
export function authOptions({ values, settings }: Config, log: Log): NonNullable<PlatformSettings['auth']> {
  return {
    inviteTtlMs: values.USER_INVITE_TOKEN_TTL,
    verificationTtlMs: values.EMAIL_VERIFICATION_TOKEN_TTL,
    registerMinimumMs: values.REGISTER_STALL_TIME,
    resetUrlAllowList: values.PASSWORD_RESET_URL_ALLOW_LIST,
    inviteUrlAllowList: values.USER_INVITE_URL_ALLOW_LIST,
    registerUrlAllowList: values.USER_REGISTER_URL_ALLOW_LIST,
    registrationLimit: values.RATE_LIMITER_REGISTRATION_ENABLED
      ? { points: values.RATE_LIMITER_REGISTRATION_POINTS, durationMs: values.RATE_LIMITER_REGISTRATION_DURATION * 1000 }
      : null,
    accessTokenTtlMs: values.ACCESS_TOKEN_TTL,
    refreshTokenTtlMs: values.REFRESH_TOKEN_TTL,
    sessionTtlMs: values.SESSION_COOKIE_TTL,
    sessionGraceMs: values.SESSION_REFRESH_GRACE_PERIOD,
    loginMinimumMs: values.LOGIN_STALL_TIME,
    hashing: hashSettings(values),
    isDefaultDisabled: values.AUTH_DISABLE_DEFAULT,
    providers: values.AUTH_PROVIDERS.flatMap((name) => providerOf(name, settings, log)),
  }
}

/** The cookies of logins. */
export function authCookieSettings(values: Config['values']): AuthCookies {
  return authCookies({
    session: {
      name: values.SESSION_COOKIE_NAME,
      domain: values.SESSION_COOKIE_DOMAIN,
      isSecure: values.SESSION_COOKIE_SECURE,
      sameSite: values.SESSION_COOKIE_SAME_SITE,
    },
    refresh: {
      name: values.REFRESH_TOKEN_COOKIE_NAME,
      domain: values.REFRESH_TOKEN_COOKIE_DOMAIN,
      isSecure: values.REFRESH_TOKEN_COOKIE_SECURE,
      sameSite: values.REFRESH_TOKEN_COOKIE_SAME_SITE,
    },
  })
}

/** An address that links can begin with. The host that a request names is not used: the client could choose it. */
export function publicUrl(values: Config['values']): string {
  return URL.canParse(values.PUBLIC_URL) ? values.PUBLIC_URL : `http://localhost:${values.PORT}`
}

/** Argon2 wants 8 KiB for each lane (RFC 9106, 3.1). */
function hashSettings(values: Config['values']): HashSettings {
  const { HASH_MEMORY_COST: memoryCost, HASH_PARALLELISM: parallelism, HASH_TYPE: algorithm } = values
  if (algorithm !== 0 && algorithm !== 1 && algorithm !== 2) throw new StartError(`"HASH_TYPE" is ${algorithm}, but must be 0, 1 or 2.`)
  if (memoryCost < 8 * parallelism) {
    throw new StartError(`"HASH_MEMORY_COST" is ${memoryCost}, but must be at least 8 times "HASH_PARALLELISM", ${8 * parallelism}.`)
  }
  return { memoryCost, parallelism, algorithm, timeCost: values.HASH_TIME_COST, outputLen: values.HASH_LENGTH }
}

function providerOf(name: string, settings: Config['settings'], log: Log): ProviderSettings[] {
  if (name === 'default') throw new StartError('"AUTH_PROVIDERS" names a provider "default", which is reserved.')
  const { driver, label, icon, redirectAllowList } = prefixedObject(settings, `AUTH_${name.toUpperCase()}_`)
  if (typeof driver !== 'string') {
    log.warn({ provider: name }, 'A login provider has no driver and is ignored; set AUTH_<NAME>_DRIVER.')
    return []
  }
  return [
    {
      name,
      driver,
      ...(typeof label === 'string' ? { label } : {}),
      ...(typeof icon === 'string' ? { icon } : {}),
      redirectAllowList: redirectAllowList === undefined ? [] : [redirectAllowList].flat().map(String),
    },
  ]
}
