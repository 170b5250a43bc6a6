import type { EventEmitter } from 'node:events'
import type { FastifyRequest } from 'fastify'

const signals = new WeakMap<EventEmitter, AbortSignal>()

/**
 * A signal that aborts when the connection of a request closes, so that work for a client that has left can be cancelled. All
 * requests of one connection share it, which spares most of them an `AbortController`.
 */
export function requestSignal(request: FastifyRequest): AbortSignal {
  const { socket } = request.raw
  const known = signals.get(socket)
  if (known !== undefined) return known
  const controller = new AbortController()
  if (socket.destroyed) controller.abort()
  else socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}
