import type { Server } from 'node:http'
import { RectoError, toRectoError } from '@recto/errors'
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { sendError } from './errors.ts'
import { answerMalformedRequest } from './malformed-request.ts'
import { createQueryStringParser, type QueryStringLimits } from './query-string.ts'

/** The largest body that is read unless configured otherwise: 1 MiB. */
export const defaultBodyLimitBytes = 1024 * 1024

/** Keys of items are part of paths, and composite keys are long. */
const paramLengthMax = 4096

/** How long a request may take to arrive, its body included: a client that sends half of it holds memory and a connection. */
const requestTimeoutMs = 300_000

/** How large a request may be. */
export interface HttpLimits {
  /** @default {@link defaultBodyLimitBytes} */
  readonly bodyLimitBytes?: number
  readonly queryString?: QueryStringLimits
}

/**
 * Options of a fastify server that carries a transport: `fastify({ ...httpServerOptions(), … })`. Paths match in any case and
 * with a trailing slash; parameters in them keep their case.
 */
export function httpServerOptions(limits: HttpLimits = {}): FastifyServerOptions {
  return {
    bodyLimit: limits.bodyLimitBytes ?? defaultBodyLimitBytes,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: paramLengthMax,
      querystringParser: createQueryStringParser(limits.queryString),
    },
    exposeHeadRoutes: true,
    requestTimeout: requestTimeoutMs,
    // The plugin `closingPlugin` refuses them, in the common form.
    return503OnClosing: false,
    clientErrorHandler: answerMalformedRequest,
    frameworkErrors: sendRoutingError,
  }
}

/** Sets properties of Node's server that are numbers, timeouts mostly. Others are left, as its methods are not to be overwritten. */
export function assignServerProperties(server: Server, properties: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(properties))
    if (typeof value === 'number' && typeof Reflect.get(server, name) === 'number') Reflect.set(server, name, value)
}

/** A path that can't be decoded reaches no route, so no error handler of a route answers it. */
function sendRoutingError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const isPathInvalid = error.statusCode !== undefined && error.statusCode < 500
  const reason = 'The path is not valid'
  sendError(isPathInvalid ? new RectoError('INVALID_PATH_PARAMETER', { extensions: { reason } }) : toRectoError(error), reply)
}
