import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { jsonBodyPlugin } from './body.ts'
import { type ErrorHandlerOptions, errorHandlerPlugin } from './errors.ts'
import { methodsPlugin } from './methods.ts'

/** How bodies are parsed, methods answered and errors sent on every transport. Register it before the routes of an instance. */
export const transportPlugin = fastifyPlugin<ErrorHandlerOptions>(async (app: FastifyInstance, options: ErrorHandlerOptions) => {
  await app.register(jsonBodyPlugin)
  await app.register(methodsPlugin)
  await app.register(errorHandlerPlugin, options)
})
