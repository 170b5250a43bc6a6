import { defineInterface } from '../define-interface.ts'
import { PresentationDivider } from './presentation-divider.tsx'

/** A line between fields, with a title. */
export const presentationDividerInterface = defineInterface({
  name: 'presentation-divider',
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hidesLabel: true,
  Component: PresentationDivider,
})
