import { invalidQuery } from '@recto/errors'
import { unstorableCharacter } from '@recto/protocol'
import type { ExportFormat, MetaCount, Query } from '../query.ts'
import { parseAggregate, parseGroupBy } from './aggregate.ts'
import { parseAlias } from './alias.ts'
import { parseDeep } from './deep.ts'
import { parseFields } from './fields.ts'
import { parseFilterParameter } from './filter.ts'
import { isAbsent, type Keyed } from './json-value.ts'
import { parseLimit, parsePosition } from './numbers.ts'
import { defaultParseOptions, type ParseOptions } from './options.ts'
import { parseSort } from './sort.ts'

/** Query parameters as they arrive: values of a parsed query string, or of a JSON body. Unknown names are ignored. */
export type QueryInput = Keyed

/** A query without parameters: every default. */
export const emptyQuery: Query = {
  fields: null,
  filter: null,
  search: null,
  sort: null,
  limit: null,
  offset: null,
  page: null,
  cursor: null,
  aggregate: null,
  groupBy: null,
  having: null,
  deep: new Map(),
  alias: new Map(),
  meta: [],
  backlink: true,
  version: null,
  versionRaw: false,
  export: null,
}

/**
 * Reads a query in either encoding. Knows no schema: names are checked later, against what the caller may see.
 * @throws {RectoError} INVALID_QUERY, with the first problem found as its reason.
 */
export function parseQuery(input: QueryInput, options: Partial<ParseOptions> = {}): Query {
  const limits = { ...defaultParseOptions, ...options }
  return {
    ...parseLevel(input, limits),
    fields: parseFields(input['fields'], limits),
    deep: parseDeep(input['deep'], (level) => parseLevel(level, limits)),
    cursor: typeof input['cursor'] === 'string' ? input['cursor'] : null,
    meta: parseMeta(input['meta']),
    backlink: input['backlink'] !== false && input['backlink'] !== 'false',
    version: textOrNull(input['version']),
    versionRaw: input['versionRaw'] === true || input['versionRaw'] === '' || input['versionRaw'] === 'true',
    export: parseExport(input['export']),
  }
}

/** What can be asked at every level, top and `deep`. */
function parseLevel(input: QueryInput, options: ParseOptions): Query {
  const page = parsePosition('page', input['page'])
  return {
    ...emptyQuery,
    filter: parseFilterParameter(input['filter'], options),
    search: parseSearch(input['search']),
    sort: parseSort(input['sort'], options),
    limit: parseLimit(input['limit'], options.limitMax),
    offset: parsePosition('offset', input['offset']),
    page: page === 0 ? null : page,
    aggregate: parseAggregate(input['aggregate']),
    groupBy: parseGroupBy(input['groupBy'], options),
    having: parseFilterParameter(input['having'], options),
    alias: parseAlias(input['alias'], options),
  }
}

/** Trimmed, unless the text is white space only. */
function parseSearch(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null
  const character = unstorableCharacter(value)
  if (character !== null) throw invalidQuery(`"search" can't contain the character ${character}`)
  return value.trim() || value
}

const counts: readonly MetaCount[] = ['total_count', 'filter_count']

function parseMeta(value: unknown): MetaCount[] {
  if (isAbsent(value)) return []
  if (value === '*') return [...counts]
  const names: unknown[] = [typeof value === 'string' ? value.split(',') : value].flat()
  return names.map((name, index) => {
    if (name === 'estimate') return name
    const count = counts.find((known) => known === name)
    if (count === undefined) throw invalidQuery(`"meta[${index}]" must be one of [${counts.join(', ')}]`)
    return count
  })
}

const formats: readonly ExportFormat[] = ['csv', 'csv_utf8', 'json', 'xml', 'yaml']

function parseExport(value: unknown): ExportFormat | null {
  if (isAbsent(value)) return null
  const format = formats.find((known) => known === value)
  if (format === undefined) throw invalidQuery(`"export" must be one of [${formats.join(', ')}]`)
  return format
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
