import { defineDisplay } from '../define-display.ts'
import { Text } from './text.tsx'

/** Words, in the direction they are written. */
export const textDisplay = defineDisplay({ name: 'text', suits: () => true, width: () => 220, Component: Text })
