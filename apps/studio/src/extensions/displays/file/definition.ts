import { defineDisplay } from '../define-display.ts'
import { holdsFile } from '../field-types.ts'
import { FileValue } from './file.tsx'

/** A file of the library, by a small picture and its title. */
export const fileDisplay = defineDisplay({
  name: 'file',
  suits: holdsFile,
  fields: () => ['id', 'type', 'title', 'filename_download', 'modified_on'],
  width: () => 200,
  Component: FileValue,
})
