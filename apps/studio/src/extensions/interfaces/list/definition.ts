import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Rows of fields, kept as a structure. */
export const listInterface = defineInterface({
  name: 'list',
  types: ['json'],
  group: 'selection',
  isControlGroup: true,
  Component: lazy(async () => ({ default: (await import('./list.tsx')).List })),
})
