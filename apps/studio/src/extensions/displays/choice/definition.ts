import { defineDisplay } from '../define-display.ts'
import { ChoiceValue } from './choice.tsx'

/** One of the values an enum allows. */
export const choiceDisplay = defineDisplay({
  name: 'choice',
  suits: (field) => field.choices !== null && field.type !== 'csv' && field.type !== 'json',
  width: () => 140,
  Component: ChoiceValue,
})
