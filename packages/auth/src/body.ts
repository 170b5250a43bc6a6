import { invalidPayload } from '@recto/errors'
import { isEmail } from './email-address.ts'

/** A request's body, taken as an object. @throws {RectoError} INVALID_PAYLOAD when it is none */
export function bodyOf(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>
  throw invalidPayload('The body must be an object')
}

/** A text that must be there. @throws {RectoError} INVALID_PAYLOAD when it is not */
export function demandText(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = optionalText(body, name)
  if (value === null) throw invalidPayload(`"${name}" is required`)
  if (value === '') throw invalidPayload(`"${name}" is not allowed to be empty`)
  return value
}

/** A text that may be missing. @throws {RectoError} INVALID_PAYLOAD when it is something else */
export function optionalText(body: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw invalidPayload(`"${name}" must be a string`)
  if (value.includes('\0')) throw invalidPayload(`"${name}" must not contain null characters`)
  return value
}

/** @throws {RectoError} INVALID_PAYLOAD when it is missing or no e-mail address */
export function demandEmail(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = demandText(body, name)
  if (!isEmail(value)) throw invalidPayload(`"${name}" must be a valid email`)
  return value
}
