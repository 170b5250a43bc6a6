import type { Model, ModelField, Options } from '../../model/model.ts'
import { binaryDisplay } from './binary/definition.ts'
import { booleanDisplay } from './boolean/definition.ts'
import { collectionDisplay } from './collection/definition.ts'
import { colorDisplay } from './color/definition.ts'
import { datetimeDisplay } from './datetime/definition.ts'
import type { Display } from './define-display.ts'
import { fileDisplay } from './file/definition.ts'
import { filesizeDisplay } from './filesize/definition.ts'
import { formattedJsonValueDisplay } from './formatted-json-value/definition.ts'
import { formattedValueDisplay } from './formatted-value/definition.ts'
import { hashDisplay } from './hash/definition.ts'
import { iconDisplay } from './icon/definition.ts'
import { imageDisplay } from './image/definition.ts'
import { jsonDisplay } from './json/definition.ts'
import { keyDisplay } from './key/definition.ts'
import { labelsDisplay } from './labels/definition.ts'
import { mimeTypeDisplay } from './mime-type/definition.ts'
import { numberDisplay } from './number/definition.ts'
import { ratingDisplay } from './rating/definition.ts'
import { rawDisplay } from './raw/definition.ts'
import { relatedValuesDisplay } from './related-values/definition.ts'
import { textDisplay } from './text/definition.ts'
import { translationsDisplay } from './translations/definition.ts'
import { userDisplay } from './user/definition.ts'

// Where a field names no display, the first that suits it shows it; text suits every field.
const displays: readonly Display[] = [
  userDisplay,
  fileDisplay,
  imageDisplay,
  translationsDisplay,
  relatedValuesDisplay,
  labelsDisplay,
  hashDisplay,
  keyDisplay,
  filesizeDisplay,
  ratingDisplay,
  numberDisplay,
  booleanDisplay,
  datetimeDisplay,
  colorDisplay,
  iconDisplay,
  mimeTypeDisplay,
  collectionDisplay,
  formattedValueDisplay,
  formattedJsonValueDisplay,
  rawDisplay,
  jsonDisplay,
  binaryDisplay,
  textDisplay,
]

const byName: ReadonlyMap<string, Display> = new Map(displays.map((display) => [display.name, display]))

/** The display that shows a field's values: the stored one where it fits, else the best guess. */
export function displayFor(field: ModelField): Display {
  return storedDisplay(field) ?? displays.find((display) => display.suits?.(field) === true) ?? textDisplay
}

/** The options of the display that shows a field: those stored, if it is the stored one. */
export function displayOptions(field: ModelField): Options {
  return storedDisplay(field) === undefined ? {} : field.settings.displayOptions
}

/** What to ask the API for below a field, as paths, so that its display has what it shows; empty for the field alone. */
export function displayFields(model: Model, field: ModelField): readonly string[] {
  return displayFor(field).fields?.(field, displayOptions(field), model) ?? []
}

function storedDisplay(field: ModelField): Display | undefined {
  const display = byName.get(field.settings.display ?? '')
  return display !== undefined && (display.fits ?? display.suits)?.(field) === true ? display : undefined
}
