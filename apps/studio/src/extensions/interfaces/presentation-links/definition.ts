import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Buttons that open addresses or run flows. */
export const presentationLinksInterface = defineInterface({
  name: 'presentation-links',
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hidesLabel: true,
  Component: lazy(async () => ({ default: (await import('./presentation-links.tsx')).PresentationLinks })),
})
