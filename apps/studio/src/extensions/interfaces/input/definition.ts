import { defineInterface } from '../define-interface.ts'
import { InputInterface } from './input.tsx'

/** One line of text, or a number. */
export const inputInterface = defineInterface({
  name: 'input',
  types: ['string', 'uuid', 'bigInteger', 'integer', 'float', 'decimal', 'text', 'unknown', 'binary', 'hash'],
  group: 'standard',
  Component: InputInterface,
})
