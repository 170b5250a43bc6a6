import { defineDisplay } from '../define-display.ts'
import { holdsText } from '../field-types.ts'
import { ColorValue } from './color.tsx'

/** A color, as a dot with its code. */
export const colorDisplay = defineDisplay({
  name: 'color',
  fits: holdsText,
  suits: (field) => holdsText(field) && /(^|_)(hex_)?colou?r(_hex)?$/i.test(field.name) && field.choices === null,
  width: () => 120,
  Component: ColorValue,
})
