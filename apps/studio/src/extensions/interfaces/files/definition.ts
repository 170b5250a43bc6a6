import { defineInterface } from '../define-interface.ts'
import { FilesInterface } from './files.tsx'

/** Several files of the library, in an order. */
export const filesInterface = defineInterface({
  name: 'files',
  types: ['alias'],
  localTypes: ['files'],
  group: 'relational',
  isControlGroup: true,
  Component: FilesInterface,
})
