import { fileFields } from '../../../library/model/file-fields.ts'
import { defineInterface } from '../define-interface.ts'
import { ImageInterface } from './file-image.tsx'

/** A picture of the library, shown large. */
export const fileImageInterface = defineInterface({
  name: 'file-image',
  types: ['uuid', 'string'],
  localTypes: ['file'],
  group: 'relational',
  isControlGroup: true,
  fields: (_, model) => fileFields(model),
  Component: ImageInterface,
})
