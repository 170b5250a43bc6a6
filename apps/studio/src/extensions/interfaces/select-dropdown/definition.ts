import { defineInterface } from '../define-interface.ts'
import { SelectDropdown } from './select-dropdown.tsx'

/** One of a list of values. */
export const selectDropdownInterface = defineInterface({
  name: 'select-dropdown',
  types: ['string', 'text', 'integer', 'float', 'decimal', 'bigInteger'],
  group: 'selection',
  Component: SelectDropdown,
})
