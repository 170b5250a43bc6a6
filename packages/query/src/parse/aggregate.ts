import { invalidQuery } from '@recto/errors'
import type { Aggregate, FieldCall } from '../query.ts'
import { parseCall } from './call.ts'
import { entriesOf, fromJsonText, isAbsent, isKeyed } from './json-value.ts'
import { checkEntries, type ParseOptions } from './options.ts'
import { splitOutsideParentheses } from './split.ts'

/** `aggregate`: function → field, fields with commas, or a list of fields; or the JSON text of such an object. */
export function parseAggregate(value: unknown): Aggregate[] | null {
  if (isAbsent(value)) return null
  const aggregate = fromJsonText(value, 'aggregate')
  if (!isKeyed(aggregate) || Array.isArray(aggregate)) throw invalidQuery('"aggregate" must be of type object')
  const list = entriesOf(aggregate).flatMap(([name, fields]) => fieldsOf(name, fields).map((field) => ({ function: name, field })))
  checkEntries('aggregate', list.length)
  return list.length === 0 ? null : list
}

/** `groupBy`: field names or date functions, as a list or text with commas. */
export function parseGroupBy(value: unknown, options: ParseOptions): FieldCall[] | null {
  if (isAbsent(value)) return null
  const texts: unknown = typeof value === 'string' ? splitOutsideParentheses(value, ',') : value
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== 'string')) throw invalidQuery('"groupBy" must be a string or array')
  checkEntries('groupBy', texts.length)
  const calls = (texts as string[]).map((text) => parseCall(text.trim(), 'groupBy', options))
  return calls.length === 0 ? null : calls
}

function fieldsOf(name: string, value: unknown): string[] {
  const fields: unknown = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(fields) || fields.some((field) => typeof field !== 'string'))
    throw invalidQuery(`"aggregate.${name}" must be a string or array`)
  return (fields as string[]).map((field) => field.trim())
}
