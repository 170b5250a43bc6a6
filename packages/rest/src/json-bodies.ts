import { invalidPayload } from '@recto/errors'
import type { FastifyInstance } from 'fastify'

/**
 * Reads bodies as clients of the platform expect: JSON when the content type says so, and `{}` for anything else,
 * whatever was sent. To be called before routes are added.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(String(body)))
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)), undefined)
    }
  })
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.on('end', () => done(null, {}))
    payload.on('error', done)
    payload.resume()
  })
}

/**
 * A JSON body; an empty one is `{}`. `__proto__` is dropped at any depth.
 * @throws {RectoError} INVALID_PAYLOAD when it is not JSON, or neither an object nor a list.
 */
export function parseJsonBody(text: string): object {
  if (text.trim() === '') return {}
  const body = parse(text)
  if (typeof body !== 'object' || body === null) throw invalidPayload('The body must be an object or an array')
  return body
}

function parse(text: string): unknown {
  try {
    // The key may be written with escapes, so any escape makes the slower way necessary.
    return /__proto__|\\u00/i.test(text)
      ? JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
      : JSON.parse(text)
  } catch (error) {
    throw invalidPayload(error instanceof Error ? error.message : String(error))
  }
}
