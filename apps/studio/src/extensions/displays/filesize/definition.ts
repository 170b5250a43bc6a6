import { defineDisplay } from '../define-display.ts'
import { holdsNumbers } from '../field-types.ts'
import { Filesize } from './filesize.tsx'

/** A count of bytes, in units people know. */
export const filesizeDisplay = defineDisplay({
  name: 'filesize',
  fits: holdsNumbers,
  suits: (field) => holdsNumbers(field) && /(^|_)(file_?size|bytes|size_bytes|size_in_bytes)$/i.test(field.name),
  align: 'end',
  width: () => 100,
  Component: Filesize,
})
