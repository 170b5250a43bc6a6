import { RectoError, toRectoError } from '@recto/errors'
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { createQueryStringDecoder, type QueryStringLimits } from './decode-query-string.ts'
import { sendError } from './send-error.ts'

/** Bodies larger than this are refused unless configured otherwise. */
export const defaultBodyLimitBytes = 1024 * 1024

/** Keys of items stand in paths, several of them in a composite key. */
const paramLengthMax = 4096

/** How large a request may be. */
export interface RestServerLimits {
  /** @default {@link defaultBodyLimitBytes} */
  readonly bodyLimitBytes?: number
  readonly queryString?: QueryStringLimits
}

/**
 * What a fastify server that carries the REST door must be made with: `fastify({ ...restServerOptions(), … })`.
 * Words of a path are found in any case and with a slash at the end; values in it keep theirs.
 */
export function restServerOptions(options: RestServerLimits = {}): FastifyServerOptions {
  return {
    bodyLimit: options.bodyLimitBytes ?? defaultBodyLimitBytes,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: paramLengthMax,
      querystringParser: createQueryStringDecoder(options.queryString),
    },
    exposeHeadRoutes: true,
    return503OnClosing: true,
    frameworkErrors: answerUnroutable,
  }
}

/** A path that cannot be decoded never reaches a route, nor the error handler of one. */
function answerUnroutable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const isPathAtFault = error.statusCode !== undefined && error.statusCode < 500
  const reason = 'The path is not valid'
  sendError(isPathAtFault ? new RectoError('INVALID_PATH_PARAMETER', { extensions: { reason } }) : toRectoError(error), reply)
}
