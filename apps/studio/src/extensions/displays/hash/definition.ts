import { defineDisplay } from '../define-display.ts'
import { HashValue } from './hash.tsx'

/** A secret that is there, and not shown. */
export const hashDisplay = defineDisplay({ name: 'hash', suits: (field) => field.type === 'hash', width: () => 112, Component: HashValue })
