import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** Headers and keys whose values must not reach a log; paths for pino's `redact`. */
export const redactedPaths: readonly string[] = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'password',
  '*.password',
  'secret',
  '*.secret',
  'access_token',
  '*.access_token',
  'refresh_token',
  '*.refresh_token',
]

/** What a log shows in place of a secret. */
export const redactedText = '--redacted--'

/** A request as it is logged: method, address of the client, and URL without tokens; a serializer for pino. */
export function describeRequest(request: { readonly method?: string; readonly url?: string; readonly ip?: string }): object {
  return { method: request.method, url: redactTokens(request.url ?? ''), ip: request.ip }
}

/** A URL without its `access_token`, and without the `token` of a mailed link, however their names are encoded. */
export function redactTokens(url: string): string {
  return url.replace(/([?&])([^=&#]*)=[^&#]*/g, (parameter, start: string, name: string) =>
    isTokenName(name) ? `${start}${name}=${redactedText}` : parameter,
  )
}

/** A name that can't be decoded is taken for one. */
function isTokenName(name: string): boolean {
  try {
    return /^\s*(?:access_)?token\s*(?:\[|$)/i.test(decodeURIComponent(name.replaceAll('+', ' ')))
  } catch {
    return true
  }
}

/** Options of a pino logger: requests without tokens, secrets redacted. */
export const requestLogOptions = {
  redact: { paths: [...redactedPaths], censor: redactedText },
  serializers: { req: describeRequest },
}

/** Which requests are logged. */
export interface RequestLogOptions {
  /** Paths, without a query, that are left out: health checks, for instance. */
  readonly ignoredPaths?: readonly string[]
}

/** Logs every answered request with its status and duration, at level `info`. */
export const requestLogPlugin = fastifyPlugin<RequestLogOptions>(
  async (fastify: FastifyInstance, { ignoredPaths = [] }: RequestLogOptions) => {
    const ignored = new Set(ignoredPaths)
    fastify.addHook('onResponse', (request, reply, done) => {
      if (!ignored.has(request.url.split('?', 1)[0] ?? '')) {
        const ms = Math.round(reply.elapsedTime * 10) / 10
        request.log.info({ reqId: request.id, req: request, status: reply.statusCode, ms }, 'request')
      }
      done()
    })
  },
)
