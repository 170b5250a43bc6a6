import { defineInterface } from '../define-interface.ts'
import { TranslationsInterface } from './translations.tsx'

/** Texts of the item in several languages, two of which may be side by side. */
export const translationsInterface = defineInterface({
  name: 'translations',
  types: ['alias'],
  localTypes: ['translations'],
  group: 'relational',
  isControlGroup: true,
  Component: TranslationsInterface,
})
