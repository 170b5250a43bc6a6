import { defineInterface } from '../define-interface.ts'
import { SelectColor } from './select-color.tsx'

/** A color. */
export const selectColorInterface = defineInterface({
  name: 'select-color',
  types: ['string'],
  group: 'selection',
  Component: SelectColor,
})
