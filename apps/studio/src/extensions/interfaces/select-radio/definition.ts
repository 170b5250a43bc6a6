import { defineInterface } from '../define-interface.ts'
import { SelectRadio } from './select-radio.tsx'

/** One of a few values, all in view. */
export const selectRadioInterface = defineInterface({
  name: 'select-radio',
  types: ['string', 'text', 'integer', 'float', 'bigInteger'],
  group: 'selection',
  isControlGroup: true,
  Component: SelectRadio,
})
