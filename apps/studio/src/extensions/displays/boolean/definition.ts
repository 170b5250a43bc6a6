import { defineDisplay } from '../define-display.ts'
import { BooleanValue } from './boolean.tsx'

/** Yes or no. */
export const booleanDisplay = defineDisplay({
  name: 'boolean',
  suits: (field) => field.type === 'boolean',
  width: () => 96,
  Component: BooleanValue,
})
