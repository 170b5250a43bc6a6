import { memoizeByObject } from '@recto/schema'
import { decodeCursor } from './cursor.ts'
import { hasOffset } from './literal-positions.ts'
import { printVariable } from './parse/variable.ts'
import type { FieldCall, Filter, FilterOperand, FilterValue, Query, Sort, Step, Variable } from './query.ts'
import { searchKind } from './search-kind.ts'

/** What two requests must have in common to share a plan, and what may differ between them. */
export interface Shape {
  /** Equal for queries that differ in literals only. The null-ness of a literal and the length of a list belong to the shape. */
  readonly key: string
  /** In the order in which a plan numbers them. A list is one literal. */
  readonly literals: readonly unknown[]
}

/** The shape of a query. Cached per query object, so that a repeated query costs nothing. */
export const shapeOf: (query: Query) => Shape = memoizeByObject((query) => {
  const literals: unknown[] = []
  return { key: queryKey(query, literals), literals }
})

function queryKey(query: Query, literals: unknown[]): string {
  const filter = optionalKey(query.filter, literals)
  const search = searchKey(query.search, literals)
  const offset = offsetKey(query, literals)
  const having = optionalKey(query.having, literals)
  const deep = [...query.deep].map(([key, level]) => `${quote(key)}{${queryKey(level, literals)}}`).join()
  const alias = [...query.alias].map(([name, call]) => quote(name) + callKey(call)).join()
  const aggregate = query.aggregate?.map((call) => quote(call.function) + quote(call.field)).join() ?? ''
  return [
    query.fields?.map(({ steps }) => steps.map(stepKey).join('.')).join() ?? '*',
    filter,
    search,
    query.sort?.map(sortKey).join() ?? '',
    `${query.limit ?? ''}${offset}`,
    cursorKey(query, literals),
    aggregate,
    query.groupBy?.map(callKey).join() ?? '',
    having,
    deep,
    alias,
    query.meta.join(),
    query.backlink ? '' : '0',
  ].join('|')
}

function optionalKey(filter: Filter | null, literals: unknown[]): string {
  return filter === null ? '' : filterKey(filter, literals)
}

function searchKey(search: string | null, literals: unknown[]): string {
  if (search === null) return ''
  literals.push(search)
  return searchKind(search)
}

function offsetKey(query: Query, literals: unknown[]): string {
  if (!hasOffset(query)) return ''
  const isPaged = query.page !== null && query.limit !== -1
  literals.push(isPaged ? { page: query.page } : { offset: query.offset })
  return '+'
}

/** Names are written with their length, so that no name can be mistaken for punctuation. */
function quote(name: string): string {
  return `${name.length}:${name}`
}

function stepKey(step: Step): string {
  if (step.kind === 'wildcard') return '*'
  if (step.kind === 'call') return callKey(step.call)
  return step.scope === null ? quote(step.name) : `${quote(step.name)}/${quote(step.scope)}`
}

function callKey(call: FieldCall): string {
  if (call.function === null) return quote(call.field)
  const path = call.path === null ? '' : pathKey(call.path)
  return `${quote(call.function)}(${quote(call.field)}${path})`
}

function pathKey(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : quote(step))).join('.')
}

function sortKey({ path, call, direction }: Sort): string {
  return `${direction === 'desc' ? '-' : ''}${path.map(quote).join('.')}>${callKey(call)}`
}

function filterKey(filter: Filter, literals: unknown[]): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `${filter.kind}(${filter.filters.map((inner) => filterKey(inner, literals)).join()})`
    case 'field':
      return `${callKey(filter.call)}${filter.scope === null ? '' : `/${quote(filter.scope)}`}{${filterKey(filter.filter, literals)}}`
    case 'follow':
      return `$${quote(filter.collection)}${filter.fields.map(quote).join()}{${filterKey(filter.filter, literals)}}`
    case 'some':
    case 'none':
      return `${filter.kind}{${filterKey(filter.filter, literals)}}`
    case 'json':
      return `j${pathKey(filter.path)}{${filterKey(filter.filter, literals)}}`
    case 'operator':
      literals.push(filter.value)
      return `${filter.operator}=${valueKey(filter.value)}`
  }
}

function valueKey(value: FilterValue): string {
  if (!isList(value)) return operandKey(value)
  const variables = value.filter(isVariable)
  return `[${variables.length === 0 ? '' : variables.map(variableKey).join()};${paddedLength(value.length)};${value.some((element) => typeof element === 'number') ? 'n' : ''}]`
}

/** Booleans choose between forms of an operator (`_null`), and numbers between comparisons of JSON values. */
function operandKey(operand: FilterOperand): string {
  if (operand === null) return 'null'
  if (typeof operand === 'boolean') return operand ? 't' : 'f'
  if (isVariable(operand)) return variableKey(operand)
  return typeof operand === 'number' ? 'n' : 's'
}

function cursorKey(query: Query, literals: unknown[]): string {
  if (query.cursor === null) return ''
  if (query.cursor === '') return 'start'
  const values = decodeCursor(query.cursor)
  literals.push(...values)
  return `after${values.map((value) => (value === null ? '0' : '1')).join('')}`
}

/** A list as it is bound: padded by repeating its last element, so that lists of similar length share a plan. */
export function paddedLength(length: number): number {
  if (length <= 2) return length
  return length > longList ? Math.ceil(length / longListStep) * longListStep : 2 ** Math.ceil(Math.log2(length))
}

/** Beyond this length the next power of two is more than an engine takes; the steps end at just what it takes, 65,535. */
const longList = 32_768
const longListStep = 65_535 / 15

/** Whether a filter's value is a list. */
export function isList(value: FilterValue): value is readonly FilterOperand[] {
  return Array.isArray(value)
}

/** Whether an operand is a dynamic variable. */
export function isVariable(operand: unknown): operand is Variable {
  return typeof operand === 'object' && operand !== null && 'variable' in operand
}

/** The name under which a run gives the value of a variable. */
export function variableKey(variable: Variable): string {
  return printVariable(variable)
}
