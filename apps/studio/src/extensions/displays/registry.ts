import type { ModelField } from '../../model/model.ts'
import { binaryDisplay } from './binary/definition.ts'
import { booleanDisplay } from './boolean/definition.ts'
import { choiceDisplay } from './choice/definition.ts'
import { dateTimeDisplay } from './date-time/definition.ts'
import type { Display } from './define-display.ts'
import { jsonDisplay } from './json/definition.ts'
import { keyDisplay } from './key/definition.ts'
import { numberDisplay } from './number/definition.ts'
import { relatedDisplay } from './related/definition.ts'
import { tagsDisplay } from './tags/definition.ts'
import { textDisplay } from './text/definition.ts'

// The first that suits a field shows it; text suits every field.
const displays: readonly Display[] = [
  relatedDisplay,
  choiceDisplay,
  keyDisplay,
  numberDisplay,
  booleanDisplay,
  dateTimeDisplay,
  tagsDisplay,
  jsonDisplay,
  binaryDisplay,
  textDisplay,
]

/** The display that shows a field's values. */
export function displayFor(field: ModelField): Display {
  return displays.find((display) => display.suits(field)) ?? textDisplay
}
