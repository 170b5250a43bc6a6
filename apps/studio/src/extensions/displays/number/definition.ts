import { defineDisplay } from '../define-display.ts'
import { NumberValue } from './number.tsx'

const types = new Set(['integer', 'bigInteger', 'float', 'decimal'])

/** Numbers in the locale's digits, exact at any length, aligned at their end. */
export const numberDisplay = defineDisplay({
  name: 'number',
  suits: (field) => types.has(field.type),
  align: 'end',
  width: () => 120,
  Component: NumberValue,
})
