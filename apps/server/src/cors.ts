import type { FastifyInstance } from 'fastify'
import { castValue } from './config/cast.ts'
import type { Values } from './config/known-variables.ts'

/** Lets scripts of other origins call the API, as `CORS_*` says. Preflights are answered before anyone asks who is there. */
export function answerCrossOrigin(fastify: FastifyInstance, values: Values): void {
  if (!values.CORS_ENABLED) return
  const allows = originMatcher(values.CORS_ORIGIN)
  const shared: Record<string, string> = {
    ...(values.CORS_CREDENTIALS ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(values.CORS_EXPOSED_HEADERS.length === 0 ? {} : { 'access-control-expose-headers': values.CORS_EXPOSED_HEADERS.join(',') }),
  }
  const preflight = {
    'access-control-allow-methods': values.CORS_METHODS.join(','),
    'access-control-allow-headers': values.CORS_ALLOWED_HEADERS.join(','),
    'access-control-max-age': String(values.CORS_MAX_AGE),
    'content-length': '0',
  }
  fastify.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    reply.header('vary', 'Origin')
    if (origin === undefined || !allows(origin)) return done()
    reply.header('access-control-allow-origin', values.CORS_ORIGIN === '*' ? '*' : origin).headers(shared)
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    if (isPreflight) void reply.code(204).headers(preflight).send()
    else done()
  })
}

function originMatcher(setting: unknown): (origin: string) => boolean {
  if (setting === true || setting === '*') return () => true
  if (setting === false || setting === null) return () => false
  const allowed = (Array.isArray(setting) ? setting : [setting]).map((entry) =>
    typeof entry === 'string' && entry.startsWith('regex:') ? castValue(entry) : entry,
  )
  return (origin) => allowed.some((entry) => (entry instanceof RegExp ? entry.test(origin) : entry === origin))
}
