import { defineInterface } from '../define-interface.ts'
import { BooleanInterface } from './boolean.tsx'

/** Yes, no, or not said. */
export const booleanInterface = defineInterface({
  name: 'boolean',
  types: ['boolean'],
  group: 'selection',
  Component: BooleanInterface,
})
