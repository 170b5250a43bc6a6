import { type ErrorBodyOptions, errorBody, errorReason, errorStatus, invalidPayload, RectoError, toRectoError } from '@recto/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** Sends an error in the form every client expects. */
export function sendError(error: RectoError, reply: FastifyReply, options: ErrorBodyOptions = {}): void {
  void reply
    .code(errorStatus(error))
    .headers(headersOf(error))
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(error, options)))
}

/** Who is shown more of an error than its message. */
export interface ErrorHandlerOptions {
  /** Administrators are shown the cause of an internal error. @default nobody is */
  readonly isAdmin?: (request: FastifyRequest) => boolean
  /** Send stack traces. @default false */
  readonly isDevelopment?: boolean
}

/** Answers everything thrown in a handler or hook in the common form. Internal errors are logged. */
export const errorHandlerPlugin = fastifyPlugin<ErrorHandlerOptions>(async (app: FastifyInstance, options: ErrorHandlerOptions) => {
  app.setErrorHandler((thrown, request, reply) => {
    const error = fromFastify(thrown, request)
    logFailure(error, request)
    sendError(error, reply, { revealCause: options.isAdmin?.(request) ?? false, includeStack: options.isDevelopment ?? false })
  })
})

/** What is unavailable is so for every request that comes: a line each, while of an internal error the stack is needed. */
function logFailure(error: RectoError, request: FastifyRequest): void {
  const status = errorStatus(error)
  if (status === 503) request.log.error({ reqId: request.id, reason: errorReason(error) }, error.message)
  else if (status >= 500) request.log.error({ reqId: request.id, err: error.cause ?? error }, error.message)
}

/** Answers unknown routes in the common form. fastify allows one such handler per prefix: register it on the root instance. */
export const notFoundPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  app.setNotFoundHandler((request, reply) => sendError(routeNotFound(request.url), reply))
})

/** ROUTE_NOT_FOUND for a path, without its query. */
export function routeNotFound(url: string): RectoError {
  return new RectoError('ROUTE_NOT_FOUND', { extensions: { path: url.split('?', 1)[0] } })
}

/** fastify's own errors by their code; those with a 4xx status are errors of the client. */
function fromFastify(thrown: unknown, { headers }: FastifyRequest): RectoError {
  if (thrown instanceof RectoError || !(thrown instanceof Error)) return toRectoError(thrown)
  const { code, statusCode } = thrown as Error & { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return invalidPayload('request entity too large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const mediaType = headers['content-type']?.split(';', 1)[0]?.trim() || 'unknown'
    return new RectoError('UNSUPPORTED_MEDIA_TYPE', { extensions: { mediaType, where: 'Content-Type header' } })
  }
  const isClientError = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
  return isClientError ? invalidPayload(thrown.message) : toRectoError(thrown)
}

/** A session or a place in a queue becomes free, or the database comes back, sooner than anybody could say. */
const retrySeconds = 1
const servicesBackSoon: readonly unknown[] = ['database', 'files']

function headersOf(error: RectoError): Record<string, string> {
  if (error.code === 'METHOD_NOT_ALLOWED') return { allow: [error.extensions['allowed']].flat().join(', ') }
  if (error.code === 'SERVICE_UNAVAILABLE' && servicesBackSoon.includes(error.extensions['service']))
    return { 'retry-after': String(retrySeconds) }
  if (error.code !== 'REQUESTS_EXCEEDED') return {}
  const waitMs = new Date(String(error.extensions['reset'])).getTime() - Date.now()
  return { 'retry-after': String(Math.max(0, Math.ceil(waitMs / 1000) || 0)) }
}
