import { invalidQuery } from '@recto/errors'
import type { FieldCall } from '../query.ts'
import { parseCall } from './call.ts'
import { entriesOf, isAbsent, isKeyed } from './json-value.ts'
import { checkEntries, type ParseOptions } from './options.ts'

/** `alias`: new name → field or function of the same level. */
export function parseAlias(value: unknown, options: ParseOptions): Map<string, FieldCall> {
  if (isAbsent(value)) return new Map()
  const object = typeof value === 'string' ? jsonOrNull(value) : value
  if (!isKeyed(object) || Array.isArray(object)) throw invalidQuery('"alias" has to be an object')
  const entries = entriesOf(object)
  checkEntries('alias', entries.length)
  return new Map(entries.map(([name, target]) => [name, parseTarget(name, target, options)]))
}

function parseTarget(name: string, target: unknown, options: ParseOptions): FieldCall {
  if (typeof target !== 'string') throw invalidQuery(`"alias" value has to be a string. "${typeof target}" given`)
  const call = parseCall(target, 'alias', options)
  if (name.includes('.') || call.field.includes('.')) throw invalidQuery('"alias" key/value can\'t contain a period character `.`')
  return call
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
