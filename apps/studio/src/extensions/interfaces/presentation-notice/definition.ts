import { defineInterface } from '../define-interface.ts'
import { PresentationNotice } from './presentation-notice.tsx'

/** Words to those who fill in the form. */
export const presentationNoticeInterface = defineInterface({
  name: 'presentation-notice',
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hidesLabel: true,
  Component: PresentationNotice,
})
