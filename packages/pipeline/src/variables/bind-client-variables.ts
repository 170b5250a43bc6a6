import { invalidQuery } from '@recto/errors'
import type { Filter, FilterOperand, FilterValue, Query } from '@recto/query'
import { printVariable, type Variable } from '@recto/query/variables'
import { memoizeByObject } from '@recto/schema'

/** Looks up a variable with the caller's own rights. */
export type VariableReader = (variable: Variable) => Promise<unknown>

/**
 * A query in which variables with a path (`$CURRENT_USER.department`) are replaced by their values. In rules they are
 * looked up with full rights, in a caller's query with the rights of the caller: so the two never share a variable of a plan.
 * @throws {RectoError} INVALID_QUERY when the caller may not look there.
 */
export async function bindClientVariables(query: Query, read: VariableReader): Promise<Query> {
  const variables = variablesOf(query)
  const values = new Map<string, unknown>()
  for (const [key, variable] of variables) values.set(key, await read(variable))
  return replaceIn(query, values)
}

/** Whether there is anything to bind. */
export function hasClientVariables(query: Query): boolean {
  return variablesOf(query).size > 0
}

/** Cached per query object, since transports give the same object for the same text. */
const variablesOf = memoizeByObject((query: Query): ReadonlyMap<string, Variable> => {
  const variables = new Map<string, Variable>()
  collect(query, variables)
  return variables
})

function collect(query: Query, found: Map<string, Variable>): void {
  for (const filter of [query.filter, query.having]) if (filter !== null) collectFilter(filter, found)
  for (const level of query.deep.values()) collect(level, found)
}

function collectFilter(filter: Filter, found: Map<string, Variable>): void {
  if ('filters' in filter) {
    for (const inner of filter.filters) collectFilter(inner, found)
  } else if (filter.kind === 'operator') {
    for (const operand of [filter.value].flat()) if (hasPath(operand)) found.set(printVariable(operand), operand)
  } else {
    collectFilter(filter.filter, found)
  }
}

function replaceIn(query: Query, values: ReadonlyMap<string, unknown>): Query {
  const replace = (filter: Filter | null): Filter | null => (filter === null ? null : replaceInFilter(filter, values))
  const deep = new Map([...query.deep].map(([key, level]) => [key, replaceIn(level, values)]))
  return { ...query, filter: replace(query.filter), having: replace(query.having), deep }
}

function replaceInFilter(filter: Filter, values: ReadonlyMap<string, unknown>): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map((inner) => replaceInFilter(inner, values)) }
  if (filter.kind !== 'operator') return { ...filter, filter: replaceInFilter(filter.filter, values) }
  return { ...filter, value: replaceValue(filter.operator, filter.value, values) }
}

function replaceValue(operator: string, value: FilterValue, values: ReadonlyMap<string, unknown>): FilterValue {
  const literalsOf = (operand: FilterOperand): FilterOperand[] =>
    hasPath(operand) ? [values.get(printVariable(operand))].flat().map(toLiteral) : [operand]
  if (!Array.isArray(value)) return literalsOf(value as FilterOperand)[0] ?? null
  const list = (value as readonly FilterOperand[]).flatMap(literalsOf)
  if (list.length === 0) throw invalidQuery(`"${operator}" has to be an array of values`)
  return list
}

function toLiteral(value: unknown): FilterOperand {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw invalidQuery('Invalid filter object')
}

function hasPath(operand: FilterOperand): operand is Variable {
  return typeof operand === 'object' && operand !== null && 'variable' in operand && operand.path.length > 0
}
