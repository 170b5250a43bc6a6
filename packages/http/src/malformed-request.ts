import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { errorBody, RectoError } from '@recto/errors'

/** What Node's parser found: https://nodejs.org/api/http.html#event-clienterror */
interface ParserError extends Error {
  readonly code?: string
}

/** Answers bytes that are not HTTP, heads that are too large and requests that did not arrive in time in the common form, and closes the connection. */
export function answerMalformedRequest({ code }: ParserError, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, reason } = problemOf(code)
  const body = JSON.stringify(errorBody(new RectoError('INVALID_PAYLOAD', { extensions: { reason } })))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function problemOf(code: string | undefined): { readonly status: number; readonly reason: string } {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, reason: 'The request did not arrive in time' }
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, reason: 'The headers are too large' }
  return { status: 400, reason: 'The request is not valid HTTP' }
}
