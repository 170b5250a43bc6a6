import { defineInterface } from '../define-interface.ts'
import { InputHash } from './input-hash.tsx'

/** A text that is stored only as its hash. */
export const inputHashInterface = defineInterface({
  name: 'input-hash',
  types: ['hash'],
  group: 'standard',
  Component: InputHash,
})
