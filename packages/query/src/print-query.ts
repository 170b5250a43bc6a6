import { printVariable } from './parse/variable.ts'
import type { FieldCall, FieldPath, Filter, FilterOperand, FilterValue, Query, Sort } from './query.ts'

/** A query as the JSON a client would send, such that `parseQuery(printQuery(query))` equals `query`. */
export function printQuery(query: Query): Record<string, unknown> {
  const printed: Record<string, unknown> = {
    ...printLevel(query),
    fields: query.fields?.map(printFieldPath),
    cursor: query.cursor,
    meta: query.meta.length === 0 ? null : query.meta,
    backlink: query.backlink ? null : false,
    version: query.version,
    versionRaw: query.versionRaw ? true : null,
    export: query.export,
    deep: query.deep.size === 0 ? null : printDeep(query.deep),
  }
  return withoutNothing(printed)
}

export function printCall({ function: name, field, path }: FieldCall): string {
  if (name === null) return field
  return path === null ? `${name}(${field})` : `${name}(${field}, ${printJsonPath(path)})`
}

export function printFilter(filter: Filter): Record<string, unknown> {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { [`_${filter.kind}`]: filter.filters.map(printFilter) }
    case 'some':
    case 'none':
      return { [`_${filter.kind}`]: printFilter(filter.filter) }
    case 'field':
      return { [printCall(filter.call) + (filter.scope === null ? '' : `:${filter.scope}`)]: printFilter(filter.filter) }
    case 'follow':
      return { [`$FOLLOW(${[filter.collection, ...filter.fields].join(',')})`]: printFilter(filter.filter) }
    case 'json':
      return { _json: { [printJsonPath(filter.path)]: printFilter(filter.filter) } }
    case 'operator':
      return { [filter.operator]: printValue(filter.value) }
  }
}

function printLevel(query: Query): Record<string, unknown> {
  return {
    filter: query.filter === null ? null : printFilter(query.filter),
    search: query.search,
    sort: query.sort?.map(printSort),
    limit: query.limit,
    offset: query.offset,
    page: query.page,
    aggregate: printAggregate(query),
    groupBy: query.groupBy?.map(printCall),
    having: query.having === null ? null : printFilter(query.having),
    alias: query.alias.size === 0 ? null : Object.fromEntries([...query.alias].map(([name, call]) => [name, printCall(call)])),
  }
}

function printDeep(deep: ReadonlyMap<string, Query>): Record<string, unknown> {
  return Object.fromEntries(
    [...deep].map(([name, query]) => [name, { ...underscored(withoutNothing(printLevel(query))), ...printDeep(query.deep) }]),
  )
}

function printFieldPath({ steps }: FieldPath): string {
  return steps
    .map((step) => {
      if (step.kind === 'wildcard') return '*'
      if (step.kind === 'call') return printCall(step.call)
      return step.scope === null ? step.name : `${step.name}:${step.scope}`
    })
    .join('.')
}

function printSort({ path, call, direction }: Sort): string {
  return (direction === 'desc' ? '-' : '') + [...path, printCall(call)].join('.')
}

function printAggregate({ aggregate }: Query): Record<string, string[]> | null {
  if (aggregate === null) return null
  const printed: Record<string, string[]> = {}
  for (const { function: name, field } of aggregate) printed[name] = [...(printed[name] ?? []), field]
  return printed
}

function printJsonPath(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

function printValue(value: FilterValue): unknown {
  return isOperandList(value) ? value.map(printOperand) : printOperand(value)
}

function isOperandList(value: FilterValue): value is readonly FilterOperand[] {
  return Array.isArray(value)
}

function printOperand(operand: FilterOperand): unknown {
  if (typeof operand !== 'object' || operand === null) return operand
  return 'variable' in operand ? printVariable(operand) : JSON.parse(operand.geojson)
}

function underscored(level: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(level).map(([name, value]) => [`_${name}`, value]))
}

function withoutNothing(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}
