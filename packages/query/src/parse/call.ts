import { invalidQuery } from '@recto/errors'
import type { FieldCall } from '../query.ts'
import { parseJsonArguments } from './json-path.ts'
import type { ParseOptions } from './options.ts'

/**
 * A field name, or a function over one: `title`, `year(born)`, `json(meta, b.c)`. `parameter` is the query parameter
 * named in errors.
 * @throws {RectoError} INVALID_QUERY for nested or unclosed calls and a malformed `json(…)`.
 */
export function parseCall(text: string, parameter: string, options: ParseOptions): FieldCall {
  const open = /^\w+\(/.exec(text)
  if (open === null) return { function: null, field: text, path: null }
  if (!text.endsWith(')')) throw invalidQuery(`Missing closing parenthesis in "${parameter}"`)
  const name = open[0].slice(0, -1)
  const inner = text.slice(open[0].length, -1)
  if (inner.includes('(')) throw invalidQuery(`Nested functions are not supported in "${parameter}"`)
  if (name === 'json') return { function: name, ...parseJsonArguments(inner, options.jsonDepthMax) }
  return { function: name, field: inner.trim(), path: null }
}

/** `year(author.born)` names a field through a relation: the relations, and the call on the last field. */
export function splitCallPath(call: FieldCall): { readonly relations: string[]; readonly call: FieldCall } {
  if (call.function === null || !call.field.includes('.')) return { relations: [], call }
  const steps = call.field.split('.')
  return { relations: steps.slice(0, -1), call: { ...call, field: steps.at(-1) ?? '' } }
}
