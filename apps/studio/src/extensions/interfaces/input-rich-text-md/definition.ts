import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Text in Markdown. */
export const inputRichTextMdInterface = defineInterface({
  name: 'input-rich-text-md',
  types: ['text', 'string'],
  group: 'standard',
  Component: lazy(async () => ({ default: (await import('./input-rich-text-md.tsx')).InputRichTextMd })),
})
