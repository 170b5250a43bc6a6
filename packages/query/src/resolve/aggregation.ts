import { forbiddenFields, invalidQuery } from '@recto/errors'
import type { FieldType, FilterOperator } from '@recto/protocol'
import type { Field } from '@recto/schema'
import type { Aggregate, FieldCall, Filter, Sort } from '../query.ts'
import { type ResolveContext, readableField } from './context.ts'
import { type FieldExpression, fieldExpressionOf, invalidFunction, resultKey } from './field-expression.ts'
import type { LevelRequest } from './level-request.ts'
import { type Operand, operandOf } from './operand.ts'

/** Groups of rows and what is computed of each. */
export interface Aggregation {
  readonly groups: readonly Group[]
  readonly measures: readonly Measure[]
  readonly having: HavingFilter | null
  readonly sort: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[]
  readonly selected: ReadonlySet<string>
}

/** `column` names it within the statement. */
export interface Group {
  readonly column: string
  readonly key: string
  readonly fieldExpression: FieldExpression
}

export interface Measure {
  readonly column: string
  readonly function: MeasureFunction
  /** `null`: the rows themselves. */
  readonly field: Field | null
}

export type MeasureFunction = 'count' | 'countAll' | 'countDistinct' | 'sum' | 'sumDistinct' | 'avg' | 'avgDistinct' | 'min' | 'max'

export type HavingFilter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly HavingFilter[] }
  | { readonly kind: 'test'; readonly column: string; readonly operator: FilterOperator; readonly operand: Operand }

const numbers: readonly FieldType[] = ['integer', 'bigInteger', 'decimal', 'float']
const ordered: readonly FieldType[] = [...numbers, 'string', 'text', 'csv', 'hash', 'uuid', 'date', 'dateTime', 'timestamp', 'time']
const countable = (type: FieldType): boolean => type !== 'alias' && type !== 'json' && type !== 'binary' && !type.startsWith('geometry')

const accepts: Readonly<Record<MeasureFunction, (type: FieldType) => boolean>> = {
  count: (type) => type !== 'alias',
  countAll: () => true,
  countDistinct: countable,
  sum: (type) => numbers.includes(type),
  sumDistinct: (type) => numbers.includes(type),
  avg: (type) => numbers.includes(type),
  avgDistinct: (type) => numbers.includes(type),
  min: (type) => ordered.includes(type),
  max: (type) => ordered.includes(type),
}

/** Concealed values may be counted, and `min` and `max` of them give the mask; they are never added up. */
const numeric: readonly MeasureFunction[] = ['sum', 'sumDistinct', 'avg', 'avgDistinct']

/**
 * Checks what is grouped and computed.
 * @throws {RectoError} FORBIDDEN for unknown or hidden fields, INVALID_QUERY for what cannot be computed of them.
 */
export function resolveAggregation(context: ResolveContext, request: LevelRequest): Aggregation {
  const groups = (request.options.groupBy ?? []).map((call, index) => resolveGroup(context, request, { call, column: `g${index}` }))
  const measures = (request.options.aggregate ?? []).map((aggregate, index) =>
    resolveMeasure(context, request, { aggregate, column: `a${index}` }),
  )
  const own = request.via?.kind === 'to-many' ? request.via.relation.fields : []
  const grouping = {
    groups: groups.filter(({ fieldExpression }) => !(fieldExpression.kind === 'field' && own.includes(fieldExpression.field.name))),
    measures,
  }
  checkNames(grouping)
  return {
    ...grouping,
    having: request.options.having === null ? null : resolveHaving(context, grouping, request.options.having),
    sort: groups.length === 0 ? [] : resolveGroupSort(grouping, sortOf(request, own)),
    selected: new Set(groups.flatMap(({ fieldExpression }) => ('field' in fieldExpression ? [fieldExpression.field.name] : []))),
  }
}

type Columns = Pick<Aggregation, 'groups' | 'measures'>

/** An answer has each name once. @throws {RectoError} INVALID_QUERY */
function checkNames({ groups, measures }: Columns): void {
  const clash = groups.find(
    ({ key, fieldExpression }) =>
      measures.some((measure) => measure.function === key) ||
      groups.some((other) => other.key === key && other.fieldExpression.kind !== fieldExpression.kind),
  )
  if (clash !== undefined) throw invalidQuery(`Invalid group "${clash.key}": the answer would have the name twice`)
}

function resolveGroup(
  context: ResolveContext,
  request: LevelRequest,
  { call, column }: { readonly call: FieldCall; readonly column: string },
): Group {
  const { collection, path, name } = request
  if (call.field.includes('.')) throw invalidQuery(`Invalid group "${call.field}": groups are fields of the collection itself`)
  const field = readableField(context, collection, call.field)
  if (field === null) throw forbiddenFields(name, [call.field], path)
  const fieldExpression = call.function === 'json' ? null : fieldExpressionOf(context, { collection, path }, { call, field })
  if (fieldExpression === null && call.function !== null) throw invalidFunction(call)
  const isGroupable = fieldExpression !== null && fieldExpression.kind !== 'reference' && (call.function !== null || countable(field.type))
  if (!isGroupable) throw invalidQuery(`Invalid group "${call.field}": its values cannot be grouped`)
  return { column, key: resultKey(call), fieldExpression }
}

function resolveMeasure(
  context: ResolveContext,
  request: LevelRequest,
  { aggregate, column }: { readonly aggregate: Aggregate; readonly column: string },
): Measure {
  const { function: name, field: fieldName } = aggregate
  if (!isAggregateFunction(name)) throw invalidQuery(`Invalid aggregate function "${name}"`)
  if (name === 'countAll' || (name === 'count' && fieldName === '*')) return { column, function: name, field: null }
  if (fieldName === '*') throw invalidQuery(`"${name}" needs a field`)
  if (/[(.]/.test(fieldName)) throw invalidQuery(`Invalid field "${fieldName}" for "${name}"`)
  const field = readableField(context, request.collection, fieldName)
  if (field === null) throw forbiddenFields(request.name, [fieldName], request.path)
  const isRefused = field.isConcealed && numeric.includes(name)
  if (isRefused || !(accepts[name](field.type) || isUntyped(field)))
    throw invalidQuery(`"${field.type}" field type does not allow the "${name}" aggregate function`)
  return { column, function: name, field }
}

/** A column without a type holds numbers as such (SQLite), as computed columns of a view do. */
function isUntyped({ column }: Field): boolean {
  return column?.dataType === ''
}

function isAggregateFunction(name: string): name is MeasureFunction {
  return Object.hasOwn(accepts, name)
}

function resolveHaving(context: ResolveContext, columns: Columns, filter: Filter): HavingFilter {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { kind: filter.kind, filters: filter.filters.map((inner) => resolveHaving(context, columns, inner)) }
  if (filter.kind !== 'field') throw invalidQuery('Invalid filter object')
  return havingUnder(context, columns, { name: resultKey(filter.call), filter: filter.filter })
}

function havingUnder(
  context: ResolveContext,
  columns: Columns,
  { name, filter }: { readonly name: string; readonly filter: Filter },
): HavingFilter {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { kind: filter.kind, filters: filter.filters.map((inner) => havingUnder(context, columns, { name, filter: inner })) }
  if (filter.kind === 'field') return havingUnder(context, columns, { name: `${name}.${filter.call.field}`, filter: filter.filter })
  if (filter.kind !== 'operator') throw invalidQuery('Invalid filter object')
  const column = columnNamed(columns, name)
  if (column === null || !havingOperators.includes(filter.operator))
    throw invalidQuery(`Invalid "having": "${name}" cannot be compared with "${filter.operator}"`)
  return { kind: 'test', column, operator: filter.operator, operand: operandOf(context, filter) }
}

const havingOperators: readonly FilterOperator[] = [
  '_eq',
  '_neq',
  '_lt',
  '_lte',
  '_gt',
  '_gte',
  '_in',
  '_nin',
  '_between',
  '_nbetween',
  '_null',
  '_nnull',
]

/** The key of the parent is the same for all groups of its list, so it orders nothing. */
function sortOf({ options }: LevelRequest, own: readonly string[]): readonly Sort[] {
  return (options.sort ?? []).filter(({ path, call }) => path.length > 0 || call.function !== null || !own.includes(call.field))
}

/** Asked order first; then the groups in theirs, so that the order is complete. */
function resolveGroupSort(columns: Columns, sort: readonly Sort[]): Aggregation['sort'] {
  const asked = sort.map(({ path, call, direction }) => {
    const name = [...path, resultKey(call)].join('.')
    const column = columnNamed(columns, name)
    if (column === null) throw invalidQuery(`Invalid sort "${name}": it is neither grouped nor computed`)
    return { column, direction }
  })
  const rest = columns.groups.filter(({ column }) => !asked.some((term) => term.column === column))
  return [...asked, ...rest.map(({ column }) => ({ column, direction: 'asc' as const }))]
}

function columnNamed({ groups, measures }: Columns, name: string): string | null {
  const group = groups.find(({ key }) => key === name)
  const measure = measures.find(({ function: called, field }) => name === (field === null ? called : `${called}.${field.name}`))
  return group?.column ?? measure?.column ?? null
}
