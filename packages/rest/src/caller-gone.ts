import type { EventEmitter } from 'node:events'
import type { FastifyRequest } from 'fastify'

const signals = new WeakMap<EventEmitter, AbortSignal>()

/**
 * Aborted when the connection of a request closes: nobody waits for the answer any more. One for all requests that come
 * over a connection, so that most of them need not make one.
 */
export function callerGone(request: FastifyRequest): AbortSignal {
  const { socket } = request.raw
  const known = signals.get(socket)
  if (known !== undefined) return known
  const controller = new AbortController()
  if (socket.destroyed) controller.abort()
  else socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}
