import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { jsonBodyPlugin } from './body.ts'
import { closingPlugin } from './closing.ts'
import { errorHandlerPlugin, notFoundPlugin } from './errors.ts'

/** Answers in the common form what reaches no transport: unknown routes, errors of other routes, requests while the server closes. */
export const rootPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  await app.register(closingPlugin)
  await app.register(jsonBodyPlugin)
  await app.register(errorHandlerPlugin)
  await app.register(notFoundPlugin)
})
