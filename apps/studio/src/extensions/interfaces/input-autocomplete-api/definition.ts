import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Text with suggestions from an address. */
export const inputAutocompleteApiInterface = defineInterface({
  name: 'input-autocomplete-api',
  types: ['string', 'text'],
  group: 'standard',
  Component: lazy(async () => ({ default: (await import('./input-autocomplete-api.tsx')).InputAutocompleteApi })),
})
