import { defineDisplay } from '../define-display.ts'
import { holdsNumbers } from '../field-types.ts'
import { Rating } from './rating.tsx'

/** A number of stars. */
export const ratingDisplay = defineDisplay({
  name: 'rating',
  fits: holdsNumbers,
  suits: (field) => field.settings.interface === 'slider' && field.name === 'rating' && holdsNumbers(field),
  width: () => 128,
  Component: Rating,
})
