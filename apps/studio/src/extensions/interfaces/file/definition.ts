import { fileFields } from '../../../library/model/file-fields.ts'
import { defineInterface } from '../define-interface.ts'
import { FileInterface } from './file.tsx'

/** A file of the library. */
export const fileInterface = defineInterface({
  name: 'file',
  types: ['uuid', 'string'],
  localTypes: ['file'],
  group: 'relational',
  isControlGroup: true,
  fields: (_, model) => fileFields(model),
  Component: FileInterface,
})
