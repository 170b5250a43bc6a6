import { defineInterface } from '../define-interface.ts'
import { SelectMultipleCheckboxTree } from './select-multiple-checkbox-tree.tsx'

/** Several values of a tree. */
export const selectMultipleCheckboxTreeInterface = defineInterface({
  name: 'select-multiple-checkbox-tree',
  types: ['json', 'csv'],
  group: 'selection',
  isControlGroup: true,
  Component: SelectMultipleCheckboxTree,
})
