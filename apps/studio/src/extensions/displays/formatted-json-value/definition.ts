import { defineDisplay } from '../define-display.ts'
import { FormattedJsonValue } from './formatted-json-value.tsx'

/** Structures by a template, one after another. */
export const formattedJsonValueDisplay = defineDisplay({
  name: 'formatted-json-value',
  fits: (field) => field.type === 'json' || field.type.startsWith('geometry'),
  width: () => 220,
  Component: FormattedJsonValue,
})
