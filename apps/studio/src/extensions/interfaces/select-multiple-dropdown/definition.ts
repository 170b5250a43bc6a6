import { defineInterface } from '../define-interface.ts'
import { SelectMultipleDropdown } from './select-multiple-dropdown.tsx'

/** Several of a list of values. */
export const selectMultipleDropdownInterface = defineInterface({
  name: 'select-multiple-dropdown',
  types: ['json', 'csv'],
  group: 'selection',
  Component: SelectMultipleDropdown,
})
