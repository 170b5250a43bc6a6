import type { Field } from '@recto/schema'
import type { EncodedValue } from '../execute/encode-value.ts'

/** A value as a record of its change shows it: as the API would, so that the record can be compared with the item. */
export function recordedValue({ type }: Field, sent: unknown, stored: EncodedValue | undefined): unknown {
  if (stored === undefined) return sent
  if (typeof stored !== 'string') return stored !== null && type === 'bigInteger' ? String(stored) : stored
  if (type === 'csv') return stored === '' ? [] : stored.split(',')
  if (type !== 'json' && !type.startsWith('geometry')) return stored
  return typeof sent === 'string' ? (JSON.parse(stored) as unknown) : sent
}
