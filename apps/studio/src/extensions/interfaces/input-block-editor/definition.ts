import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Text in blocks, kept as a structure. */
export const inputBlockEditorInterface = defineInterface({
  name: 'input-block-editor',
  types: ['json'],
  group: 'standard',
  Component: lazy(async () => ({ default: (await import('./input-block-editor.tsx')).InputBlockEditor })),
})
