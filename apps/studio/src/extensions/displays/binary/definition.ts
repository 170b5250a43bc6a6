import { defineDisplay } from '../define-display.ts'
import { Binary } from './binary.tsx'

/** Raw bytes, by their size. */
export const binaryDisplay = defineDisplay({
  name: 'binary',
  suits: (field) => field.type === 'binary',
  width: () => 110,
  align: 'end',
  Component: Binary,
})
