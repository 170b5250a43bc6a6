import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** Which origins may call: all of them (`true`, `'*'`), none (`false`), or those that equal or match one of the entries. */
export type CorsOrigin = boolean | string | RegExp | readonly (string | RegExp)[]

/** What scripts of other origins may do (Fetch Standard, "HTTP CORS protocol"). */
export interface CorsOptions {
  /** With `'*'` the answer names no origin; with `true` it repeats the caller's, which credentials require. */
  readonly origin: CorsOrigin
  readonly methods: readonly string[]
  /** Headers a request may carry. */
  readonly allowedHeaders: readonly string[]
  /** Headers of an answer that scripts may read. */
  readonly exposedHeaders: readonly string[]
  /** Whether cookies and `Authorization` may be sent along. */
  readonly credentials: boolean
  /** How long browsers may remember the answer to a preflight request, in seconds. */
  readonly maxAgeSeconds: number
}

/** Adds CORS headers to every answer, and answers preflight requests before any other hook runs. */
export const corsPlugin = fastifyPlugin<CorsOptions>(async (fastify: FastifyInstance, options: CorsOptions) => {
  const isAllowed = originMatcher(options.origin)
  const always: Record<string, string> = {
    ...(options.credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(options.exposedHeaders.length === 0 ? {} : { 'access-control-expose-headers': options.exposedHeaders.join(',') }),
  }
  const preflight = {
    'access-control-allow-methods': options.methods.join(','),
    'access-control-allow-headers': options.allowedHeaders.join(','),
    'access-control-max-age': String(options.maxAgeSeconds),
    'content-length': '0',
  }
  fastify.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    reply.header('vary', 'Origin')
    if (origin === undefined || !isAllowed(origin)) return done()
    reply.header('access-control-allow-origin', options.origin === '*' ? '*' : origin).headers(always)
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    if (isPreflight) void reply.code(204).headers(preflight).send()
    else done()
  })
})

/** Tells the origins that may call. */
export function originMatcher(origin: CorsOrigin): (origin: string) => boolean {
  if (origin === true || origin === '*') return () => true
  if (origin === false) return () => false
  const allowed: readonly (string | RegExp)[] = [origin].flat()
  return (asked) => allowed.some((entry) => (entry instanceof RegExp ? entry.test(asked) : entry === asked))
}
