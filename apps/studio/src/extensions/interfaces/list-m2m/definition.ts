import { ToManyField } from '../../../relations/components/to-many-field.tsx'
import { defineInterface } from '../define-interface.ts'

/** Items of another collection, linked through one in between. */
export const listM2mInterface = defineInterface({
  name: 'list-m2m',
  types: ['alias'],
  localTypes: ['m2m', 'files'],
  group: 'relational',
  isControlGroup: true,
  Component: ToManyField,
})
