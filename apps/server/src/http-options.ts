import type { Coordination } from '@recto/bus'
import { castValue, prefixedObject, StartError } from '@recto/config'
import type { OriginRules } from '@recto/http'
import {
  type CorsOptions,
  originMatcher,
  type PageHeaderOptions,
  type PressureLimitOptions,
  type RateLimitOptions,
} from '@recto/http/server'
import { publicUrl } from './auth-options.ts'
import type { Values } from './config/known-variables.ts'
import type { Config } from './config.ts'

/** CORS as `CORS_*` configures it; `null`: disabled. */
export function corsOptions(values: Values): CorsOptions | null {
  if (!values.CORS_ENABLED) return null
  return {
    origin: corsOrigin(values.CORS_ORIGIN),
    methods: values.CORS_METHODS,
    allowedHeaders: values.CORS_ALLOWED_HEADERS,
    exposedHeaders: values.CORS_EXPOSED_HEADERS,
    credentials: values.CORS_CREDENTIALS,
    maxAgeSeconds: values.CORS_MAX_AGE,
  }
}

/** Whose pages may write with cookies: our own, and those that CORS names. `*` names nobody. */
export function originRules(values: Values): OriginRules {
  const { origin = false } = corsOptions(values) ?? {}
  return { publicUrl: publicUrl(values), isAllowed: originMatcher(origin === '*' ? false : origin) }
}

function corsOrigin(setting: unknown): CorsOptions['origin'] {
  if (typeof setting === 'boolean' || setting === '*') return setting
  return [setting ?? []].flat().map((entry) => {
    const origin = typeof entry === 'string' && entry.startsWith('regex:') ? castValue(entry) : entry
    return origin instanceof RegExp ? origin : String(origin)
  })
}

/** Security headers of answers with data. */
export function apiHeaderOptions({ values }: Config): Pick<PageHeaderOptions, 'hsts'> {
  const { HSTS_ENABLED, HSTS_MAX_AGE, HSTS_INCLUDE_SUB_DOMAINS, HSTS_PRELOAD } = values
  return {
    hsts: HSTS_ENABLED ? { maxAgeSeconds: HSTS_MAX_AGE, includeSubDomains: HSTS_INCLUDE_SUB_DOMAINS, preload: HSTS_PRELOAD } : null,
  }
}

/** Security headers of the studio's pages. */
export function pageHeaderOptions(config: Config): PageHeaderOptions {
  const { values, settings } = config
  const policy = prefixedObject(settings, 'CONTENT_SECURITY_POLICY_')
  const { directives } = policy
  return {
    ...apiHeaderOptions(config),
    contentSecurityPolicy: {
      directives: typeof directives === 'object' && directives !== null ? { ...directives } : {},
      useDefaults: policy['useDefaults'] !== false,
      reportOnly: policy['reportOnly'] === true,
    },
    crossOriginOpenerPolicy: values.CROSS_ORIGIN_OPENER_POLICY_ENABLED ? values.CROSS_ORIGIN_OPENER_POLICY : null,
  }
}

/** How busy the process may be, as `PRESSURE_LIMITER_*` configure it; `null`: disabled. */
export function pressureLimitOptions(values: Values): PressureLimitOptions | null {
  if (!values.PRESSURE_LIMITER_ENABLED) return null
  return {
    sampleIntervalMs: values.PRESSURE_LIMITER_SAMPLE_INTERVAL,
    eventLoopDelayMaxMs: values.PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY,
    eventLoopUtilizationMax: values.PRESSURE_LIMITER_MAX_EVENT_LOOP_UTILIZATION,
    memoryMaxBytes: values.PRESSURE_LIMITER_MAX_MEMORY_RSS || null,
    heapMaxBytes: values.PRESSURE_LIMITER_MAX_MEMORY_HEAP_USED || null,
    retryAfterSeconds: values.PRESSURE_LIMITER_RETRY_AFTER || null,
  }
}

/** The header of `IP_CUSTOM_HEADER`; `null`: none. */
export function addressHeader({ IP_CUSTOM_HEADER: setting }: Values): string | null {
  return typeof setting !== 'string' || setting === '' || setting === 'false' ? null : setting
}

/**
 * The limiters of `RATE_LIMITER_*`; `null`: disabled.
 * @throws {StartError} when the limit of all clients together is below that of each
 */
export function rateLimitOptions(values: Values, coordination: Coordination): RateLimitOptions | null {
  if (!values.RATE_LIMITER_ENABLED) {
    if (values.RATE_LIMITER_GLOBAL_ENABLED) throw new StartError('"RATE_LIMITER_GLOBAL_ENABLED" is set, but "RATE_LIMITER_ENABLED" is not.')
    return null
  }
  const each = rate(values.RATE_LIMITER_POINTS, values.RATE_LIMITER_DURATION)
  const all = rate(values.RATE_LIMITER_GLOBAL_POINTS, values.RATE_LIMITER_GLOBAL_DURATION)
  if (values.RATE_LIMITER_GLOBAL_ENABLED && all.points / all.durationMs <= each.points / each.durationMs)
    throw new StartError('"RATE_LIMITER_GLOBAL_POINTS" must allow more requests per second than "RATE_LIMITER_POINTS".')
  const name = values.RATE_LIMITER_KEY_PREFIX
  return {
    perAddress: coordination.limiter({ name, ...each }),
    ...(values.RATE_LIMITER_GLOBAL_ENABLED ? { global: coordination.limiter({ name: `${name}-global`, ...all }) } : {}),
  }
}

function rate(points: number, seconds: number): { readonly points: number; readonly durationMs: number } {
  return { points, durationMs: seconds * 1000 }
}
