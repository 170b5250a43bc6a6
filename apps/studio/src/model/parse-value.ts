import type { ModelField } from './model.ts'

/** A text as the value of a field; `undefined` when it is none. Empty texts empty the field. */
export function parseValue(field: ModelField, text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return field.isRequired && isText(field) ? '' : null
  if (field.choices !== null) return choiceOf(field, trimmed)
  const parse = parsers[field.type]
  if (parse !== undefined) return parse(trimmed)
  return isText(field) ? text : trimmed
}

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: booleanOf,
  integer: (text) => (Number.isInteger(numberOf(text)) ? numberOf(text) : undefined),
  float: numberOf,
  // As text, since they may be longer than numbers are exact.
  decimal: (text) => (numberOf(text) === undefined ? undefined : plainNumber(text)),
  bigInteger: (text) => (/^[+-]?\d+$/.test(plainNumber(text)) ? plainNumber(text) : undefined),
  csv: (text) => text.split(',').map((entry) => entry.trim()),
  json: jsonOf,
}

function isText({ type }: ModelField): boolean {
  return type === 'string' || type === 'text'
}

function choiceOf({ choices }: ModelField, text: string): string | undefined {
  const lower = text.toLocaleLowerCase()
  return (choices?.find((one) => one.value === text) ?? choices?.find((one) => one.label.toLocaleLowerCase() === lower))?.value
}

function booleanOf(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  if (['true', 'yes', '1', 'x'].includes(lower)) return true
  return ['false', 'no', '0'].includes(lower) ? false : undefined
}

function numberOf(text: string): number | undefined {
  const number = Number(plainNumber(text))
  return Number.isNaN(number) ? undefined : number
}

/** Numbers as spreadsheets show them, without separators of thousands. */
function plainNumber(text: string): string {
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
