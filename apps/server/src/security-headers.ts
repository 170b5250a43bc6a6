import type { FastifyInstance } from 'fastify'
import { prefixedObject } from './config/prefixed-object.ts'
import type { Config } from './config.ts'

/** What the studio needs and no more. Directives of `CONTENT_SECURITY_POLICY_DIRECTIVES__*` replace those of the same name. */
const defaultDirectives: Readonly<Record<string, string>> = {
  'script-src': "'self' 'unsafe-eval'",
  'worker-src': "'self' blob:",
  'child-src': "'self' blob:",
  'img-src': "'self' data: blob: https://raw.githubusercontent.com https://avatars.githubusercontent.com",
  'media-src': "'self'",
  'connect-src': "'self' https://* wss://*",
  'default-src': "'self'",
  'base-uri': "'self'",
  'font-src': "'self' https: data:",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'object-src': "'none'",
  'script-src-attr': "'none'",
  'style-src': "'self' https: 'unsafe-inline'",
}

/** Headers of the studio's pages, made once. */
export function pageHeaders(config: Config): Readonly<Record<string, string>> {
  const { values, settings } = config
  const policy = contentSecurityPolicy(prefixedObject(settings, 'CONTENT_SECURITY_POLICY_'))
  const opener = values.CROSS_ORIGIN_OPENER_POLICY_ENABLED ? { 'cross-origin-opener-policy': values.CROSS_ORIGIN_OPENER_POLICY } : {}
  return { ...apiHeaders(config), ...opener, [policy.name]: policy.value }
}

/** Headers of every answer. Data is never a page: should a browser take it for one, it can do nothing. */
export function apiHeaders({ values }: Config): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-powered-by': 'Recto',
    ...(values.HSTS_ENABLED ? { 'strict-transport-security': hsts(values) } : {}),
  }
}

/** Sends headers with every answer of the instance. */
export function sendHeaders(fastify: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

function contentSecurityPolicy(options: Readonly<Record<string, unknown>>): { readonly name: string; readonly value: string } {
  const own = typeof options['directives'] === 'object' && options['directives'] !== null ? options['directives'] : {}
  const directives = {
    ...(options['useDefaults'] === false ? {} : defaultDirectives),
    ...Object.fromEntries(Object.entries(own).map(directive)),
  }
  return {
    name: options['reportOnly'] === true ? 'content-security-policy-report-only' : 'content-security-policy',
    value: Object.entries(directives)
      .map(([name, value]) => `${name} ${value}`.trim())
      .join(';'),
  }
}

/** `imgSrc` is `img-src`; a list is its sources in order. */
function directive([name, value]: readonly [string, unknown]): readonly [string, string] {
  return [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    (Array.isArray(value) ? value.join(' ') : String(value)).replace(/[;\r\n]/g, ''),
  ]
}

function hsts({ HSTS_MAX_AGE, HSTS_INCLUDE_SUB_DOMAINS, HSTS_PRELOAD }: Config['values']): string {
  return [`max-age=${HSTS_MAX_AGE}`, ...(HSTS_INCLUDE_SUB_DOMAINS ? ['includeSubDomains'] : []), ...(HSTS_PRELOAD ? ['preload'] : [])].join(
    '; ',
  )
}
