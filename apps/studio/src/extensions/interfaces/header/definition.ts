import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** A title over a part of the form, with help and buttons. */
export const headerInterface = defineInterface({
  name: 'header',
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hidesLabel: true,
  Component: lazy(async () => ({ default: (await import('./header.tsx')).Header })),
})
