import type { FieldType } from '@recto/protocol'
import type { Filter, Query } from '@recto/query'
import type { Aggregate, Sort } from '@recto/query/syntax'
import type { Field } from '@recto/schema'
import { compareValues } from './compare.ts'
import { fieldOf, type Row, type Viewer } from './dataset.ts'
import { callKey, callValue } from './functions.ts'
import { operandsOf } from './operands.ts'
import { evaluateOperator } from './operators.ts'
import { compareNullable } from './sort.ts'
import { outputValue, visibleValue } from './visibility.ts'

interface Input {
  readonly rows: readonly Row[]
  readonly query: Query
  /** Fields that hold the key of the parent, whose lists are grouped by it anyway. */
  readonly own?: readonly string[]
}

type Group = Record<string, unknown>

/** Groups in the order asked for, then of their values, each with its aggregates. */
export function aggregate(viewer: Viewer, collection: string, { rows, query: asked, own = [] }: Input): Group[] {
  const query = { ...asked, groupBy: asked.groupBy?.filter((call) => call.function !== null || !own.includes(call.field)) ?? null }
  const groups = new Map<string, { readonly keys: Group; readonly rows: Row[] }>()
  if (query.groupBy === null) groups.set('', { keys: {}, rows: [...rows] })
  else for (const row of rows) addTo(viewer, collection, groups, { row, query })
  const found = [...groups.values()].map((group) => ({ ...group.keys, ...aggregates(viewer, collection, { rows: group.rows, query }) }))
  const kept = found.filter((group) => query.having === null || isKept(viewer, collection, query.having, { group, path: [] }))
  return sortGroups(viewer, collection, kept, query)
}

/** Texts that are equal to the engine are one group, shown as whichever of them came first. */
function addTo(
  viewer: Viewer,
  collection: string,
  groups: Map<string, { readonly keys: Group; readonly rows: Row[] }>,
  { row, query }: { readonly row: Row; readonly query: Query },
): void {
  const calls = query.groupBy ?? []
  const keys = Object.fromEntries(
    calls.map((call) => [
      callKey(call),
      call.function === null ? outputValue(viewer, collection, row, call.field) : callValue(viewer, collection, row, call),
    ]),
  )
  const same = [...groups].find(([, group]) =>
    calls.every(
      (call) =>
        compareNullable(viewer, group.keys[callKey(call)], keys[callKey(call)], groupType(viewer, collection, { path: [], call })) === 0,
    ),
  )
  if (same === undefined) groups.set(String(groups.size), { keys, rows: [row] })
  else same[1].rows.push(row)
}

function aggregates(viewer: Viewer, collection: string, { rows, query }: Input): Group {
  const result: Group = {}
  for (const { function: name, field } of query.aggregate ?? []) {
    if (field === '*' || name === 'countAll') result[name] = rows.length
    else
      result[name] = {
        ...(result[name] as object | undefined),
        [field]: aggregateOf(viewer, collection, { rows, aggregate: { function: name, field } }),
      }
  }
  return result
}

function aggregateOf(
  viewer: Viewer,
  collection: string,
  { rows, aggregate: { function: name, field } }: { rows: readonly Row[]; aggregate: Aggregate },
): unknown {
  const facts = fieldOf(viewer, collection, field)
  const all = rows.map((row) => visibleValue(viewer, collection, row, field)).filter((value) => value !== null)
  const values = name.endsWith('Distinct') ? distinct(viewer, all, facts) : all
  if (name.startsWith('count')) return values.length
  if (values.length === 0) return null
  if (name === 'min' || name === 'max') return extreme(viewer, values, facts, name)
  return name.startsWith('avg') ? average(values, facts) : total(values, facts)
}

/** Exact numbers are added exactly, and shown as text. */
function total(values: readonly unknown[], facts: Field | undefined): unknown {
  if (facts?.type === 'bigInteger') return String(values.reduce<bigint>((sum, value) => sum + BigInt(String(value)), 0n))
  if (facts?.type === 'decimal')
    return inHundredths(
      values.reduce<bigint>((sum, value) => sum + hundredths(value), 0n),
      2,
    )
  return values.reduce<number>((sum, value) => sum + Number(value), 0)
}

/** Averages of exact numbers have four places more than these. */
function average(values: readonly unknown[], facts: Field | undefined): unknown {
  const count = BigInt(values.length)
  if (facts?.type === 'decimal')
    return inHundredths(rounded(values.reduce<bigint>((sum, value) => sum + hundredths(value), 0n) * 10_000n, count), 6)
  if (facts?.type === 'bigInteger')
    return inHundredths(rounded(values.reduce<bigint>((sum, value) => sum + BigInt(String(value)), 0n) * 10_000n, count), 4)
  return values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length
}

function hundredths(value: unknown): bigint {
  return BigInt(String(value).replace('.', ''))
}

/** Halves away from zero. */
function rounded(value: bigint, divisor: bigint): bigint {
  const magnitude = ((value < 0n ? -value : value) * 2n + divisor) / (divisor * 2n)
  return value < 0n ? -magnitude : magnitude
}

function inHundredths(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function distinct(viewer: Viewer, values: readonly unknown[], facts: Field | undefined): unknown[] {
  const kept: unknown[] = []
  for (const value of values)
    if (!kept.some((other) => compareValues(value, other, facts?.type ?? 'unknown', viewer.dataset.traits) === 0)) kept.push(value)
  return kept
}

function extreme(viewer: Viewer, values: readonly unknown[], facts: Field | undefined, name: 'min' | 'max'): unknown {
  if (facts?.isConcealed === true) return '**********'
  const ordered = [...values].sort((left, right) => compareValues(left, right, facts?.type ?? 'unknown', viewer.dataset.traits))
  return name === 'min' ? ordered[0] : ordered.at(-1)
}

interface Kept {
  readonly group: Group
  readonly path: readonly string[]
}

function isKept(viewer: Viewer, collection: string, filter: Filter, { group, path }: Kept): boolean {
  if (filter.kind === 'and') return filter.filters.every((inner) => isKept(viewer, collection, inner, { group, path }))
  if (filter.kind === 'or') return filter.filters.some((inner) => isKept(viewer, collection, inner, { group, path }))
  if (filter.kind === 'field') return isKept(viewer, collection, filter.filter, { group, path: [...path, callKey(filter.call)] })
  if (filter.kind !== 'operator') throw new Error('The reference model does not know such a filter over groups')
  return evaluateOperator(
    filter.operator,
    { value: valueAt(group, path), type: 'float' },
    operandsOf(viewer.dataset, filter.value),
    viewer.dataset.traits,
  )
}

function sortGroups(viewer: Viewer, collection: string, groups: readonly Group[], query: Query): Group[] {
  const own = (query.groupBy ?? []).map((call) => ({ path: [], call, direction: 'asc' as const }))
  const terms = [...(query.groupBy === null ? [] : (query.sort ?? [])), ...own]
  return [...groups].sort((left, right) => {
    for (const { path, call, direction } of terms) {
      const [one, other] = [left, right].map((group) => valueAt(group, [...path, callKey(call)]))
      const order = compareNullable(viewer, one, other, groupType(viewer, collection, { path, call }))
      if (order !== 0) return direction === 'asc' ? order : -order
    }
    return 0
  })
}

/** Counts and parts of dates are numbers, as are sums; other functions give what they are made of. */
function groupType(viewer: Viewer, collection: string, { path, call }: Pick<Sort, 'path' | 'call'>): FieldType {
  const [name] = path
  if (call.function !== null || call.field === 'count' || (name !== undefined && name !== 'min' && name !== 'max')) return 'float'
  return fieldOf(viewer, collection, call.field)?.type ?? 'float'
}

function valueAt(group: Group, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Group | undefined)?.[step], group)
}
