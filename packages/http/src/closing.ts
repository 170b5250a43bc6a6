import { RectoError } from '@recto/errors'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { sendError } from './errors.ts'

/** Refuses with 503 what arrives over connections that are still open while the server closes. Register it before the routes. */
export const closingPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  app.addHook('onRequest', (_request, reply, done) => {
    if (!isClosing) return done()
    const reason = 'The server is closing'
    sendError(new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'api', reason } }), reply.header('connection', 'close'))
  })
})
