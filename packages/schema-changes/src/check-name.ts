import type { Dialect } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'

/** Length of the columns of Recto's own tables that hold names. */
const storedMax = 64

/** @throws {RectoError} INVALID_PAYLOAD for a name that the engine or Recto's own tables can't store */
export function checkName(dialect: Dialect, name: string, what: 'collection' | 'field'): void {
  const max = Math.min(dialect.limits.identifierBytes, storedMax)
  if (name.includes('\0')) throw invalidPayload(`"${what}" can't contain the character NUL`)
  if (name !== name.trim()) throw invalidPayload(`"${what}" can't begin or end with a space`)
  if (Buffer.byteLength(name) > max) throw invalidPayload(`"${what}" can't be longer than ${max} bytes`)
}
