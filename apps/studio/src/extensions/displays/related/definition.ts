import { defineDisplay } from '../define-display.ts'
import { Related } from './related.tsx'

/** Another item, by its name, as a link to it. */
export const relatedDisplay = defineDisplay({
  name: 'related',
  suits: (field) => field.link !== null,
  width: () => 180,
  Component: Related,
})
