import { defineDisplay } from '../define-display.ts'
import { holdsText } from '../field-types.ts'
import { IconValue } from './icon.tsx'

/** An icon by its stored name. */
export const iconDisplay = defineDisplay({
  name: 'icon',
  fits: holdsText,
  suits: (field) => holdsText(field) && /(^|_)icon$/i.test(field.name) && field.choices === null,
  width: () => 160,
  Component: IconValue,
})
