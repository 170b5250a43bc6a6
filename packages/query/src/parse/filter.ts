import { invalidQuery } from '@recto/errors'
import { type FilterOperator, filterOperators } from '@recto/protocol'
import type { Filter } from '../query.ts'
import { parseCall } from './call.ts'
import { parseJsonPath } from './json-path.ts'
import { entriesOf, fromJsonText, isAbsent, isKeyed, type Keyed } from './json-value.ts'
import { parseOperand } from './operand.ts'
import { defaultParseOptions, filterConditionsMax, filterDepthMax, filterRelationsMax, type ParseOptions } from './options.ts'

/** Matches everything. */
export const everything: Filter = { kind: 'and', filters: [] }

/** The `filter` parameter: an object, or its JSON text. `null` when not asked. */
export function parseFilterParameter(value: unknown, options: ParseOptions): Filter | null {
  if (isAbsent(value)) return null
  const filter = fromJsonText(value, 'filter')
  if (!isKeyed(filter)) throw invalidQuery('"filter" must be of type object')
  return entriesOf(filter).length === 0 ? null : parseFilter(filter, options)
}

/**
 * A filter object as a tree. Also used for permission rules and validation rules, which have the same syntax.
 * @throws {RectoError} INVALID_QUERY when it is malformed, too deep, or too large.
 */
export function parseFilter(value: unknown, options: ParseOptions = defaultParseOptions): Filter {
  return parseObject(value, { options, depth: 0, isBelowField: false, count: { conditions: 0, relations: 0 } })
}

interface ParseState {
  readonly options: ParseOptions
  readonly depth: number
  /** A field named here belongs to a related row. */
  readonly isBelowField: boolean
  /** Shared by the whole tree. */
  readonly count: { conditions: number; relations: number }
}

function parseObject(value: unknown, state: ParseState): Filter {
  if (!isKeyed(value) || state.depth > filterDepthMax) throw invalidQuery('Invalid filter object')
  const below = { ...state, depth: state.depth + 1 }
  return all(entriesOf(value).map(([key, inner]) => parseEntry(key, inner, below)))
}

function parseEntry(key: string, value: unknown, state: ParseState): Filter {
  if (isColumnLikeOperator(key, value, state)) return parseField(key, value, state)
  if (quantifiers.has(key) && !state.isBelowField) throw invalidQuery('Invalid filter object')
  if (key === '_and' || key === '_or') return parseLogical(key, value, state)
  if (key === '_some' || key === '_none') return { kind: key === '_some' ? 'some' : 'none', filter: parseObject(value, state) }
  if (key === '_json') return parseJson(value, state)
  if (isOperator(key)) return parseCondition(key, value, state)
  if (key.startsWith('$FOLLOW(')) return parseFollow(key, value, state)
  return parseField(key, value, state)
}

/**
 * Whether a word of the language names a column here: what stands below it are conditions, which no operand is, and which nothing
 * but a field has at the root of a filter.
 */
function isColumnLikeOperator(key: string, value: unknown, { isBelowField }: ParseState): boolean {
  if (!isKeyed(value) || Array.isArray(value) || !(isOperator(key) || logicalWords.has(key))) return false
  const names = Object.keys(value)
  const hasConditions = names.length > 0 && names.every(isOperator)
  return hasConditions && !(isBelowField && quantifiers.has(key))
}

const quantifiers = new Set(['_some', '_none', '_json'])
const logicalWords = new Set(['_and', '_or', ...quantifiers])

/** An empty `_or` matches everything, as an empty `_and` does: "no condition", not "no row". */
function parseLogical(key: '_and' | '_or', value: unknown, state: ParseState): Filter {
  if (!Array.isArray(value)) throw invalidQuery('Invalid filter object')
  const filters = value.map((element) => parseObject(element, state))
  if (key === '_and') return all(filters)
  return filters.length === 0 || filters.some(isEverything) ? everything : any(filters)
}

function parseCondition(operator: FilterOperator, value: unknown, state: ParseState): Filter {
  state.count.conditions++
  if (state.count.conditions > filterConditionsMax) throw invalidQuery(`Filter has more than ${filterConditionsMax} conditions`)
  return { kind: 'operator', operator, value: parseOperand(operator, value) }
}

function parseField(key: string, value: unknown, state: ParseState): Filter {
  const call = parseCall(key, 'filter', state.options)
  const colon = call.function === null ? key.indexOf(':') : -1
  if (state.isBelowField) countRelation(state)
  const filter = parseInner(value, { ...state, isBelowField: true })
  if (colon === -1) return { kind: 'field', call, scope: null, filter }
  return { kind: 'field', call: { ...call, field: key.slice(0, colon) }, scope: key.slice(colon + 1), filter }
}

function countRelation({ count }: ParseState): void {
  count.relations++
  if (count.relations > filterRelationsMax) throw invalidQuery(`Filter has more than ${filterRelationsMax} conditions on related items`)
}

/** What a field is compared with: an object of operators and further fields, or a plain value meaning `_eq`. */
function parseInner(value: unknown, state: ParseState): Filter {
  if (value === null || value === undefined) throw invalidQuery('Invalid filter object')
  return isKeyed(value) ? parseObject(value, state) : parseCondition('_eq', value, state)
}

/** `$FOLLOW(chapters,book)`: from the other end of a relation that has no alias field here. */
function parseFollow(key: string, value: unknown, state: ParseState): Filter {
  const [collection = '', ...fields] =
    /^\$FOLLOW\((.{1,500})\)$/s
      .exec(key)?.[1]
      ?.split(',')
      .map((part) => part.trim()) ?? []
  if (collection === '' || fields.length < 1 || fields.length > 2) throw invalidQuery('Invalid filter object')
  return { kind: 'follow', collection, fields, filter: parseInner(value, { ...state, isBelowField: true }) }
}

function parseJson(value: unknown, state: ParseState): Filter {
  if (!isKeyed(value) || Array.isArray(value)) throw invalidQuery('"_json" filter value must be an object')
  return all(entriesOf(value).map(([key, inner]) => parseJsonEntry(key, inner, { ...state, depth: state.depth + 1 })))
}

function parseJsonEntry(key: string, value: unknown, state: ParseState): Filter {
  if (state.depth > filterDepthMax) throw invalidQuery('Invalid filter object')
  if (key === '_and' || key === '_or') {
    if (!Array.isArray(value)) throw invalidQuery('Invalid filter object')
    const filters = value.map((element) => parseJson(element, state))
    return key === '_and' ? all(filters) : any(filters)
  }
  if (key === '') throw invalidQuery('"_json" path key must be a non-empty string')
  return { kind: 'json', path: parseJsonPath(key, state.options.jsonDepthMax), filter: parseJsonConditions(key, value, state) }
}

function parseJsonConditions(path: string, value: unknown, state: ParseState): Filter {
  if (!isKeyed(value)) return parseInner(value, state)
  const nested = Object.keys(value as Keyed).find((key) => !isOperator(key))
  if (nested !== undefined)
    throw invalidQuery(`"_json" path "${path}" cannot contain a nested path "${nested}"; use a single flat path like "${path}.${nested}"`)
  return parseObject(value, state)
}

function all(filters: readonly Filter[]): Filter {
  const [only] = filters
  return filters.length === 1 && only !== undefined ? only : { kind: 'and', filters }
}

function any(filters: readonly Filter[]): Filter {
  const [only] = filters
  if (filters.length === 0) return everything
  return filters.length === 1 && only !== undefined ? only : { kind: 'or', filters }
}

function isEverything(filter: Filter): boolean {
  return filter.kind === 'and' && filter.filters.length === 0
}

function isOperator(key: string): key is FilterOperator {
  return Object.hasOwn(filterOperators, key)
}
