import { invalidQuery } from '@recto/errors'
import type { Query } from '../query.ts'
import { entriesOf, isKeyed, type Keyed } from './json-value.ts'
import { filterDepthMax } from './options.ts'

/** Options of a nested level, and those that are understood at the top only and skipped here. */
const options = ['filter', 'sort', 'limit', 'offset', 'page', 'search', 'alias', 'aggregate', 'groupBy', 'having']
const skipped = ['fields', 'version', 'versionRaw', 'meta', 'export', 'backlink', 'deep', 'cursor']
const optionKeys = new Set([...options, ...skipped].map((name) => `_${name}`))

/**
 * `deep`: an object that mirrors the relations; keys with an underscore are options of their level. Anything that is
 * not an object is ignored, as are options at the root.
 */
export function parseDeep(value: unknown, parseLevel: (input: Keyed) => Query, depth = 0): Map<string, Query> {
  const object = typeof value === 'string' ? jsonOrNull(value) : value
  if (!isKeyed(object) || Array.isArray(object)) return new Map()
  if (depth > filterDepthMax) throw invalidQuery('Max relational depth exceeded')
  const levels = entriesOf(object).filter(([key, inner]) => !optionKeys.has(key) && isKeyed(inner))
  return new Map(levels.map(([key, inner]) => [key, parseNested(inner as Keyed, parseLevel, depth)]))
}

function parseNested(object: Keyed, parseLevel: (input: Keyed) => Query, depth: number): Query {
  const input = Object.fromEntries(options.flatMap((name) => (Object.hasOwn(object, `_${name}`) ? [[name, object[`_${name}`]]] : [])))
  return { ...parseLevel(input), deep: parseDeep(object, parseLevel, depth + 1) }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
