import { defineDisplay } from '../define-display.ts'
import { Key } from './key.tsx'

/** Keys, identifiers and digests, to be compared and copied rather than read. */
export const keyDisplay = defineDisplay({
  name: 'key',
  suits: (field) => field.isKey || field.type === 'uuid' || field.type === 'hash',
  width: () => 128,
  Component: Key,
})
