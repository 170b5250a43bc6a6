import { ToManyField } from '../../../relations/components/to-many-field.tsx'
import { defineInterface } from '../define-interface.ts'

/** Items of any of several collections, in an order: how pages are put together. */
export const listM2aInterface = defineInterface({
  name: 'list-m2a',
  types: ['alias'],
  localTypes: ['m2a'],
  group: 'relational',
  isControlGroup: true,
  Component: ToManyField,
})
