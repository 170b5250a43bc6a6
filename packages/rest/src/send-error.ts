import { type ErrorBodyOptions, errorBody, errorStatus, invalidPayload, RectoError, toRectoError } from '@recto/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Answers with an error in the form every client expects. */
export function sendError(error: RectoError, reply: FastifyReply, options: ErrorBodyOptions = {}): void {
  void reply
    .code(errorStatus(error))
    .headers(headersOf(error))
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(error, options)))
}

/** What the error handler must know of the server it stands in. */
export interface ErrorHandlingOptions {
  /** Administrators see what went wrong inside. @default nobody does */
  readonly isAdmin?: (request: FastifyRequest) => boolean
  /** Stacks are sent. @default false */
  readonly isDevelopment?: boolean
}

/** Makes everything thrown under `app` an answer in the common form. Unexpected errors are logged. */
export function handleErrors(app: FastifyInstance, options: ErrorHandlingOptions = {}): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = fromFastify(thrown)
    if (errorStatus(error) >= 500) request.log.error({ reqId: request.id, err: error.cause ?? error }, error.message)
    sendError(error, reply, { revealCause: options.isAdmin?.(request) ?? false, includeStack: options.isDevelopment ?? false })
  })
}

/** Makes unknown routes an answer in the common form. fastify allows one such handler per prefix, so it is the server's to set. */
export function answerUnknownRoutes(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => sendError(routeNotFound(request.url), reply))
}

/** ROUTE_NOT_FOUND for a path; its query is left out. */
export function routeNotFound(url: string): RectoError {
  return new RectoError('ROUTE_NOT_FOUND', { extensions: { path: url.split('?', 1)[0] } })
}

/** fastify's own errors by their code; with a 4xx status they are the caller's fault. */
function fromFastify(thrown: unknown): RectoError {
  if (thrown instanceof RectoError || !(thrown instanceof Error)) return toRectoError(thrown)
  const { code, statusCode } = thrown as Error & { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return invalidPayload('request entity too large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new RectoError('UNSUPPORTED_MEDIA_TYPE', { extensions: { mediaType: 'unknown', where: 'Content-Type header' } })
  }
  const isCallersFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
  return isCallersFault ? invalidPayload(thrown.message) : toRectoError(thrown)
}

function headersOf(error: RectoError): Record<string, string> {
  if (error.code === 'METHOD_NOT_ALLOWED') return { allow: [error.extensions['allowed']].flat().join(', ') }
  if (error.code !== 'REQUESTS_EXCEEDED') return {}
  const waitMs = new Date(String(error.extensions['reset'])).getTime() - Date.now()
  return { 'retry-after': String(Math.max(0, Math.ceil(waitMs / 1000) || 0)) }
}
