import { defineInterface } from '../define-interface.ts'
import { InputMultiline } from './input-multiline.tsx'

/** Several lines of text. */
export const inputMultilineInterface = defineInterface({
  name: 'input-multiline',
  types: ['text', 'string'],
  group: 'standard',
  Component: InputMultiline,
})
