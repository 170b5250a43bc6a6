import { invalidQuery } from '@recto/errors'
import type { FieldPath, Step } from '../query.ts'
import { parseCall, splitCallPath } from './call.ts'
import { isAbsent } from './json-value.ts'
import { checkEntries, type ParseOptions } from './options.ts'
import { splitOutsideParentheses } from './split.ts'

/** `fields`: a list or comma-separated text of paths. `null` when not asked. */
export function parseFields(value: unknown, options: ParseOptions): FieldPath[] | null {
  if (isAbsent(value)) return null
  if (typeof value !== 'string' && !Array.isArray(value)) throw invalidQuery('"fields" must be a string or array')
  const texts = (Array.isArray(value) ? value : [value]).flatMap(textsOf)
  checkEntries('fields', texts.length)
  texts.forEach((text, index) => {
    if (text === '') throw invalidQuery(`"fields[${index}]" is not allowed to be empty`)
  })
  return texts.map((text) => parseFieldPath(text, options))
}

export function parseFieldPath(text: string, options: ParseOptions): FieldPath {
  const parts = splitOutsideParentheses(text, '.')
  const last = parts.pop() ?? ''
  const steps = parts.map(parseStep)
  if (last === '*') return { steps: [...steps, { kind: 'wildcard' }] }
  const { relations, call } = splitCallPath(parseCall(last, 'fields', options))
  if (call.function === null) return { steps: [...steps, parseStep(last)] }
  return { steps: [...steps, ...relations.map(parseStep), { kind: 'call', call }] }
}

function textsOf(entry: unknown): string[] {
  if (typeof entry !== 'string') throw invalidQuery('"fields" must be a string or array')
  return splitOutsideParentheses(entry, ',').map((text) => text.trim())
}

function parseStep(text: string): Step {
  if (text === '*') return { kind: 'wildcard' }
  const colon = text.indexOf(':')
  return colon === -1
    ? { kind: 'field', name: text, scope: null }
    : { kind: 'field', name: text.slice(0, colon), scope: text.slice(colon + 1) }
}
