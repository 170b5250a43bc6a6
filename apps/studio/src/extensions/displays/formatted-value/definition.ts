import { defineDisplay } from '../define-display.ts'
import { FormattedValue } from './formatted-value.tsx'

const types = new Set(['string', 'text', 'integer', 'float', 'decimal', 'bigInteger', 'uuid'])

/** Texts and numbers with what the project puts around them, and looks that follow the value. */
export const formattedValueDisplay = defineDisplay({
  name: 'formatted-value',
  fits: (field) => types.has(field.type) && field.link === null,
  width: () => 200,
  Component: FormattedValue,
})
