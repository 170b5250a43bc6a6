import { EventEmitter } from 'node:events'
import type { FastifyRequest } from 'fastify'
import { expect, it } from 'vitest'
import { requestSignal } from './request-signal.ts'

function requestOn(socket: EventEmitter): FastifyRequest {
  return { raw: { socket } } as unknown as FastifyRequest
}

it('aborts when the connection closes, for all requests of the connection', () => {
  const socket = new EventEmitter()
  const signal = requestSignal(requestOn(socket))
  expect(requestSignal(requestOn(socket))).toBe(signal)
  expect(signal.aborted).toBe(false)
  socket.emit('close')
  expect(signal.aborted).toBe(true)
})

it('is aborted from the start on a connection that is closed already', () => {
  const socket = Object.assign(new EventEmitter(), { destroyed: true })
  expect(requestSignal(requestOn(socket)).aborted).toBe(true)
})
