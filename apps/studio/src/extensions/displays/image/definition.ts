import { defineDisplay } from '../define-display.ts'
import { holdsFile } from '../field-types.ts'
import { ImageValue } from './image.tsx'

/** A small picture. */
export const imageDisplay = defineDisplay({
  name: 'image',
  fits: holdsFile,
  fields: () => ['id', 'type', 'title', 'modified_on'],
  width: () => 72,
  Component: ImageValue,
})
