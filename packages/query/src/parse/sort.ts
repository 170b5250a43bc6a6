import { invalidQuery } from '@recto/errors'
import type { Sort } from '../query.ts'
import { parseCall, splitCallPath } from './call.ts'
import { isAbsent } from './json-value.ts'
import { checkEntries, type ParseOptions } from './options.ts'
import { splitOutsideParentheses } from './split.ts'

/** `sort`: a list of paths, or text with commas; a leading `-` means descending. `null` when not asked. */
export function parseSort(value: unknown, options: ParseOptions): Sort[] | null {
  if (isAbsent(value)) return null
  const texts: unknown = typeof value === 'string' ? splitOutsideParentheses(value, ',') : value
  if (!Array.isArray(texts)) throw invalidQuery('"sort" must be a string or array')
  checkEntries('sort', texts.length)
  return texts.map((text) => parseTerm(text, options))
}

function parseTerm(text: unknown, options: ParseOptions): Sort {
  if (typeof text !== 'string') throw invalidQuery('"sort" must be a string or array')
  const trimmed = text.trim()
  const direction = trimmed.startsWith('-') ? 'desc' : 'asc'
  const parts = splitOutsideParentheses(trimmed.replace(/^-/, ''), '.')
  const { relations, call } = splitCallPath(parseCall(parts.pop() ?? '', 'sort', options))
  return { path: [...parts, ...relations], call, direction }
}
