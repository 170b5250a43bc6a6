import { maskingRules } from '../access-rules.ts'
import { fixedValue, isPresenceTest } from '../resolve/operand.ts'
import type { Hop, ResolvedFilter, ResolvedTest } from '../resolve/resolved-filter.ts'
import { shapeOfExpression } from './column-shape.ts'
import { accessRules, collectionOf, type PlanContext, type PlannedRow, type PresentRow } from './context.ts'
import { joinedRow } from './joins.ts'
import { planLinked } from './linked-rows.ts'
import { allOf, always, anyOf, type Condition, never } from './plan.ts'
import { planValue } from './value.ts'

/**
 * A filter as a condition on a row.
 *
 * A filter holds when there is a choice of one row for every relation it follows such that all of it holds; where a
 * relation leads nowhere, the row chosen is an empty one. "There is" is moved inwards as far as it goes: over OR always,
 * over AND between parts that follow different relations. Each part left is one EXISTS, or a join to at most one row, so
 * rows are never multiplied.
 */
export function planFilter(context: PlanContext, filter: ResolvedFilter, row: PresentRow): Condition {
  return planPart({ context, bound: new Map([[pathKey([]), row]]) }, filter)
}

interface Scope {
  readonly context: PlanContext
  /** Rows already chosen, by the path that leads to them. */
  readonly bound: ReadonlyMap<string, PlannedRow>
}

function planPart(scope: Scope, filter: ResolvedFilter): Condition {
  return planAll(scope, filter.kind === 'and' ? filter.filters : [filter])
}

/** Alternatives, each on its own; those that begin with the same step to another row take it together. */
function planAny(scope: Scope, filters: readonly ResolvedFilter[]): Condition {
  if (filters.length === 0) return always
  return anyOf(bySteps(scope, filters).map((alike) => planPart(scope, alike)))
}

function bySteps(scope: Scope, filters: readonly ResolvedFilter[]): readonly ResolvedFilter[] {
  const groups = new Map<string, [ResolvedFilter, ...ResolvedFilter[]]>()
  for (const [position, filter] of filters.entries()) {
    const hops = nextHops([{ filter, paths: openPaths(scope, filter) }])
    const key = hops === null ? String(position) : pathKey(hops)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [filter])
    else group.push(filter)
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0] : { kind: 'or', filters: group }))
}

function planAll(scope: Scope, filters: readonly ResolvedFilter[]): Condition {
  const parts = filters.flatMap(conjuncts).map((filter) => ({ filter, paths: openPaths(scope, filter) }))
  return allOf(connected(parts).map((group) => planGroup(scope, group)))
}

/** A conjunct with the paths it follows to rows not chosen yet. */
interface Part {
  readonly filter: ResolvedFilter
  readonly paths: ReadonlyMap<string, readonly Hop[]>
}

/** Parts that follow some path together are about the same row there: that row is chosen for all of them. */
function planGroup(scope: Scope, group: readonly Part[]): Condition {
  const [first] = group
  const filters = group.map(({ filter }) => filter)
  const hops = nextHops(group)
  if (hops === null) return allOf(filters.map((filter) => planLeaf(scope, filter)))
  if (group.length === 1 && first?.filter.kind === 'or' && !isSharedByAll(scope, first.filter.filters, hops))
    return planAny(scope, first.filter.filters)
  const parent = scope.bound.get(pathKey(hops.slice(0, -1)))
  const hop = hops.at(-1)
  const withRow = (row: PlannedRow): Condition => planAll({ ...scope, bound: new Map([...scope.bound, [pathKey(hops), row]]) }, filters)
  if (parent === undefined || hop === undefined) throw new TypeError('a path was followed before its beginning')
  if (parent.kind === 'missing') return withRow({ kind: 'missing', collection: hop.link.target })
  const joined = hidesCount(scope.context, filters, hops) ? null : joinedRow(scope.context, hop, parent)
  if (joined !== null) return withRow(joined)
  const { row, rows } = planLinked(scope.context, hop.link, { parent, isGuarded: true })
  const found = withRow(row)
  const exists: Condition = { kind: 'exists', isNegated: false, rows: { ...rows, where: allOf([rows.where, found]) } }
  const orElse = withRow({ kind: 'missing', collection: hop.link.target })
  if (orElse === never) return found === never ? never : exists
  const none: Condition = { kind: 'exists', isNegated: true, rows }
  return anyOf([found === never ? never : exists, allOf([none, orElse])])
}

/** Whether these hops end in a count that may be masked: a masked count must differ from the count of no rows, which is 0. */
function hidesCount(context: PlanContext, filters: readonly ResolvedFilter[], hops: readonly Hop[]): boolean {
  return filters.some((filter) => {
    if ('filters' in filter) return hidesCount(context, filter.filters, hops)
    if (filter.kind !== 'test' || filter.fieldExpression.kind !== 'count' || pathKey(filter.hops) !== pathKey(hops)) return false
    const target = hops.at(-1)?.link.target
    const rules = target === undefined ? [] : accessRules(context, target)
    return maskingRules(rules, filter.fieldExpression.field.name, rules) !== null
  })
}

/** Alternatives that all begin with the same step follow it once. */
function isSharedByAll(scope: Scope, filters: readonly ResolvedFilter[], hops: readonly Hop[]): boolean {
  return filters.every((filter) => openPaths(scope, filter).has(pathKey(hops)))
}

/** The shortest path of a group; its beginning is always chosen already. */
function nextHops(group: readonly Part[]): readonly Hop[] | null {
  const paths = group.flatMap((part) => [...part.paths.values()])
  return paths.reduce<readonly Hop[] | null>(
    (shortest, path) => (shortest === null || path.length < shortest.length ? path : shortest),
    null,
  )
}

/** Groups of parts that share a path, directly or through others. */
function connected(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: { members: Part[]; paths: Set<string> }[] = []
  for (const part of parts) {
    const touching = groups.filter(({ paths }) => [...part.paths.keys()].some((path) => paths.has(path)))
    const merged = {
      members: [...touching.flatMap(({ members }) => members), part],
      paths: new Set([...touching.flatMap(({ paths }) => [...paths]), ...part.paths.keys()]),
    }
    const [first] = touching
    if (first === undefined) groups.push(merged)
    else groups.splice(groups.indexOf(first), 1, merged)
    for (const other of touching.slice(1)) groups.splice(groups.indexOf(other), 1)
  }
  return groups.map(({ members }) => members)
}

function openPaths(scope: Scope, filter: ResolvedFilter): ReadonlyMap<string, readonly Hop[]> {
  const open = new Map<string, readonly Hop[]>()
  const visit = (inner: ResolvedFilter): void => {
    if ('filters' in inner) {
      inner.filters.forEach(visit)
      return
    }
    inner.hops.forEach((_, index) => {
      const path = inner.hops.slice(0, index + 1)
      const key = pathKey(path)
      if (!scope.bound.has(key)) open.set(key, path)
    })
  }
  visit(filter)
  return open
}

function conjuncts(filter: ResolvedFilter): readonly ResolvedFilter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjuncts) : [filter]
}

function pathKey(hops: readonly Hop[]): string {
  return JSON.stringify(hops.map(({ key }) => key))
}

function planLeaf(scope: Scope, filter: ResolvedFilter): Condition {
  if ('filters' in filter) return filter.kind === 'and' ? planAll(scope, filter.filters) : planAny(scope, filter.filters)
  const row = scope.bound.get(pathKey(filter.hops))
  if (row === undefined) throw new TypeError('a condition was reached before its row')
  return filter.kind === 'test' ? planTest(scope.context, filter, row) : planQuantified(scope.context, filter, row)
}

function planQuantified(context: PlanContext, filter: Extract<ResolvedFilter, { kind: 'quantified' }>, row: PlannedRow): Condition {
  if (row.kind === 'missing') return filter.isNegated ? always : never
  const { row: related, rows } = planLinked(context, filter.link, { parent: row, isGuarded: true })
  const inner = planFilter(context, filter.filter, related)
  return { kind: 'exists', isNegated: filter.isNegated, rows: { ...rows, where: allOf([rows.where, inner]) } }
}

function planTest(context: PlanContext, { fieldExpression, operator, operand }: ResolvedTest, row: PlannedRow): Condition {
  const value = planValue(context, fieldExpression, row)
  if (value.kind === 'null') return testOfNothing({ operator, operand })
  return { kind: 'test', value, shape: shapeOfExpression(fieldExpression, collectionOf(row)), operator, operand }
}

/** The result of a test on a value that is always NULL. A variable may be NULL, too, which is known when the plan runs. */
function testOfNothing({ operator, operand }: Pick<ResolvedTest, 'operator' | 'operand'>): Condition {
  const isAffirmed = fixedValue(operand) !== false
  if (isPresenceTest(operator)) return (operator === '_null' || operator === '_empty') === isAffirmed ? always : never
  if (operator !== '_eq') return never
  if (operand.kind !== 'variable') return fixedValue(operand) === null ? always : never
  return {
    kind: 'test',
    value: { kind: 'null' },
    shape: { type: 'string', dataType: null, nativeType: null, numericScale: null, special: [] },
    operator,
    operand,
  }
}
