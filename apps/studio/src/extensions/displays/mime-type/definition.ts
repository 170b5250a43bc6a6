import { defineDisplay } from '../define-display.ts'
import { holdsText } from '../field-types.ts'
import { MimeType } from './mime-type.tsx'

/** A type of files, in words. */
export const mimeTypeDisplay = defineDisplay({
  name: 'mime-type',
  fits: holdsText,
  suits: (field) => holdsText(field) && /^(mime|mime_?type|content_?type)$/i.test(field.name),
  width: () => 140,
  Component: MimeType,
})
