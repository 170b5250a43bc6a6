import { defineInterface } from '../define-interface.ts'
import { SelectMultipleCheckbox } from './select-multiple-checkbox.tsx'

/** Several of a few values, all in view. */
export const selectMultipleCheckboxInterface = defineInterface({
  name: 'select-multiple-checkbox',
  types: ['json', 'csv'],
  group: 'selection',
  isControlGroup: true,
  Component: SelectMultipleCheckbox,
})
