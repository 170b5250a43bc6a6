import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { assertDepth } from './body-depth.ts'

/**
 * Parses bodies as clients of the platform expect: JSON when the content type says so, and `{}` for any other content. Register
 * it before the routes.
 */
export const jsonBodyPlugin = fastifyPlugin(async (app: FastifyInstance) => {
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
})

/**
 * Parses a JSON body; an empty one is `{}`. `__proto__` is dropped at any depth.
 * @throws {RectoError} INVALID_PAYLOAD when it is not JSON, neither an object nor a list, or deeper than {@link bodyDepthMax}
 */
export function parseJsonBody(text: string): object {
  if (text.trim() === '') return {}
  assertDepth(text)
  const body = parse(text)
  if (typeof body !== 'object' || body === null) throw invalidPayload('The body must be an object or an array')
  return body
}

function parse(text: string): unknown {
  try {
    // A reviver makes parsing slower; it is needed only when the key may occur, which escapes can hide.
    return /__proto__|\\u00/i.test(text)
      ? JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
      : JSON.parse(text)
  } catch (error) {
    throw invalidPayload(error instanceof Error ? error.message : String(error))
  }
}

/** A parsed body that must be an object; a missing one is `{}`. @throws {RectoError} INVALID_PAYLOAD */
export function requireObjectBody(body: unknown): JsonObject {
  if (body === undefined || body === null) return {}
  if (isJsonObject(body)) return body
  throw invalidPayload('The body must be an object')
}

/** A property that must be a text with at least one character. @throws {RectoError} INVALID_PAYLOAD */
export function requireText(body: JsonObject, name: string): string {
  const value = optionalText(body, name)
  if (value === null) throw invalidPayload(`"${name}" is required`)
  if (value === '') throw invalidPayload(`"${name}" is not allowed to be empty`)
  return value
}

/** A property that may be missing and otherwise must be a text. @throws {RectoError} INVALID_PAYLOAD */
export function optionalText(body: JsonObject, name: string): string | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw invalidPayload(`"${name}" must be a string`)
  if (value.includes('\0')) throw invalidPayload(`"${name}" must not contain null characters`)
  return value
}
