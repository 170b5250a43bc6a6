import { holdsOneChoice } from '../../../model/choice-field.ts'
import { defineDisplay } from '../define-display.ts'
import { Labels } from './labels.tsx'

const types = new Set(['string', 'text', 'json', 'csv', 'integer', 'float', 'decimal', 'bigInteger'])

/** Choices and tags, each in a soft box or behind a dot. */
export const labelsDisplay = defineDisplay({
  name: 'labels',
  fits: (field) => field.link === null && (types.has(field.type) || holdsOneChoice(field)),
  suits: (field) =>
    field.link === null && (field.type === 'csv' || (field.type === 'json' && field.choices !== null) || holdsOneChoice(field)),
  width: (field) => (field.type === 'csv' || field.type === 'json' ? 200 : 140),
  Component: Labels,
})
