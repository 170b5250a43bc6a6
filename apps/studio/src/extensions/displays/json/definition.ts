import { defineDisplay } from '../define-display.ts'
import { Json } from './json.tsx'

/** Structures: one line in lists, indented on item pages. Shapes on maps are GeoJSON. */
export const jsonDisplay = defineDisplay({
  name: 'json',
  suits: (field) => field.type === 'json' || field.type.startsWith('geometry'),
  width: () => 220,
  Component: Json,
})
