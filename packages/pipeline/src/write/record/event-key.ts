import { printKey } from '@recto/query'
import type { EncodedKey } from '../execute/stored-key.ts'

/** A key as listeners know it: its only value, or the values of a composite key as in a URL. */
export function eventKey(key: EncodedKey): string | number {
  const [only] = key
  return key.length === 1 && (typeof only === 'string' || typeof only === 'number') ? only : printKey(key)
}
