import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** Headers by name, in lower case. */
export type Headers = Readonly<Record<string, string>>

/** `Strict-Transport-Security` (RFC 6797). */
export interface HstsOptions {
  readonly maxAgeSeconds: number
  readonly includeSubDomains: boolean
  readonly preload: boolean
}

/** Security headers of answers that carry data. */
export interface ApiHeaderOptions {
  /** `null`: not sent. */
  readonly hsts: HstsOptions | null
}

/** Security headers of HTML pages. */
export interface PageHeaderOptions extends ApiHeaderOptions {
  readonly contentSecurityPolicy: ContentSecurityPolicyOptions
  /** `null`: not sent. */
  readonly crossOriginOpenerPolicy: string | null
}

/** The `Content-Security-Policy` of pages. */
export interface ContentSecurityPolicyOptions {
  /** Directives by name, in camel case or with dashes; they replace the defaults of the same name. */
  readonly directives?: Readonly<Record<string, unknown>>
  /** @default true */
  readonly useDefaults?: boolean
  /** Report violations instead of blocking them. @default false */
  readonly reportOnly?: boolean
}

/** The least the studio works with. */
const defaultDirectives: Headers = {
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

/** Headers of every answer. The policy forbids everything, in case a browser shows data as a page. */
export function apiHeaders({ hsts }: ApiHeaderOptions): Headers {
  return {
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-powered-by': 'Recto',
    ...(hsts === null ? {} : { 'strict-transport-security': hstsHeader(hsts) }),
  }
}

/** Headers of the studio's pages. */
export function pageHeaders({ hsts, contentSecurityPolicy, crossOriginOpenerPolicy }: PageHeaderOptions): Headers {
  const name = contentSecurityPolicy.reportOnly === true ? 'content-security-policy-report-only' : 'content-security-policy'
  return {
    ...apiHeaders({ hsts }),
    ...(crossOriginOpenerPolicy === null ? {} : { 'cross-origin-opener-policy': crossOriginOpenerPolicy }),
    [name]: policyText(contentSecurityPolicy),
  }
}

/** Sends the same headers with every answer of the instance it is registered on. */
export const headersPlugin = fastifyPlugin<{ readonly headers: Headers }>(async (fastify: FastifyInstance, { headers }) => {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
})

function policyText({ directives = {}, useDefaults = true }: ContentSecurityPolicyOptions): string {
  const own = Object.entries(directives).map(([name, sources]) => [directiveName(name), sourceList(sources)])
  const merged: Headers = { ...(useDefaults ? defaultDirectives : {}), ...Object.fromEntries(own) }
  return Object.entries(merged)
    .map(([name, sources]) => `${name} ${sources}`.trim())
    .join(';')
}

/** `imgSrc` is `img-src`. */
function directiveName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Separators are removed, so that a value can't add directives or headers. */
function sourceList(sources: unknown): string {
  return (Array.isArray(sources) ? sources.join(' ') : String(sources)).replace(/[;\r\n]/g, '')
}

function hstsHeader({ maxAgeSeconds, includeSubDomains, preload }: HstsOptions): string {
  return [`max-age=${maxAgeSeconds}`, ...(includeSubDomains ? ['includeSubDomains'] : []), ...(preload ? ['preload'] : [])].join('; ')
}
