import { defineDisplay } from '../define-display.ts'
import { Raw } from './raw.tsx'

/** The value as it is. */
export const rawDisplay = defineDisplay({ name: 'raw', fits: (field) => field.link === null, width: () => 220, Component: Raw })
