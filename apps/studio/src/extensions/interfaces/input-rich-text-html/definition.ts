import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Text as it will look, kept as HTML. */
export const inputRichTextHtmlInterface = defineInterface({
  name: 'input-rich-text-html',
  types: ['text', 'string'],
  group: 'standard',
  Component: lazy(async () => ({ default: (await import('./input-rich-text-html.tsx')).InputRichTextHtml })),
})
