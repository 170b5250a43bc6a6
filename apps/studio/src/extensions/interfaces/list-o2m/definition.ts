import { ToManyField } from '../../../relations/components/to-many-field.tsx'
import { defineInterface } from '../define-interface.ts'

/** Items of another collection that point at this one. */
export const listO2mInterface = defineInterface({
  name: 'list-o2m',
  types: ['alias'],
  localTypes: ['o2m'],
  group: 'relational',
  isControlGroup: true,
  Component: ToManyField,
})
