import type { Condition, Rows, Source, Value } from '../plan/plan.ts'

/** How rows depend on the row around them, where that is by one key alone. */
export interface LinkedKey {
  /** The key among the rows, and on the row around them. */
  readonly inner: Value
  readonly outer: Value
  /** The other conditions on the rows, and those on the row around them. */
  readonly own: readonly Condition[]
  readonly around: readonly Condition[]
}

/**
 * Takes the condition of rows apart; `null` when they depend on the row around them by more than one key. `sources`: those that
 * are joined to the rows, and theirs.
 */
export function linkedKey(rows: Rows, sources: ReadonlySet<Source> = new Set([rows.source])): LinkedKey | null {
  const parts = rows.where.kind === 'and' ? rows.where.conditions : [rows.where]
  const link = parts.find((part) => linkedValues(part, rows.source) !== null)
  const values = link === undefined ? null : linkedValues(link, rows.source)
  if (values === null) return null
  const rest = parts.filter((part) => part !== link)
  const own = rest.filter((part) => [...sourcesOf(part)].some((source) => sources.has(source)))
  const around = rest.filter((part) => !own.includes(part))
  return own.every((part) => isAbout(part, sources)) ? { ...values, own, around } : null
}

/** The two sides of the one key that ties the rows to the row around them. */
function linkedValues(condition: Condition, source: Source): { readonly inner: Value; readonly outer: Value } | null {
  if (condition.kind !== 'same' || condition.as !== 'key' || condition.left.kind !== 'column' || condition.right.kind !== 'column')
    return null
  const { left, right } = condition
  if (left.source === source && right.source !== source) return { inner: left, outer: right }
  return right.source === source && left.source !== source ? { inner: right, outer: left } : null
}

/** Whether a condition is about rows of these sources only. */
export function isAbout(condition: Condition, sources: ReadonlySet<Source>): boolean {
  return [...sourcesOf(condition)].every((source) => sources.has(source))
}

/** The sources a condition is about, without those of its own sub-queries. */
function sourcesOf(condition: Condition): ReadonlySet<Source> {
  switch (condition.kind) {
    case 'constant':
      return new Set()
    case 'and':
    case 'or':
      return union(condition.conditions.map(sourcesOf))
    case 'test':
    case 'matches-search':
      return sourcesOfValue(condition.value)
    case 'same':
      return union([sourcesOfValue(condition.left), sourcesOfValue(condition.right)])
    case 'exists':
      return sourcesOfRows(condition.rows)
    case 'after':
      return union(condition.terms.map(({ value }) => sourcesOfValue(value)))
  }
}

function sourcesOfValue(value: Value): ReadonlySet<Source> {
  switch (value.kind) {
    case 'column':
    case 'key-text':
      return new Set([value.source])
    case 'masked':
      return union([sourcesOf(value.when), sourcesOfValue(value.value)])
    case 'count':
      return sourcesOfRows(value.rows)
    case 'first':
      return without(union([sourcesOf(value.rows.where), sourcesOfValue(value.value)]), value.rows.source)
    case 'null':
    case 'zero':
    case 'derived':
      return new Set()
    default:
      return sourcesOfValue(value.of)
  }
}

function sourcesOfRows({ source, where }: Rows): ReadonlySet<Source> {
  return without(sourcesOf(where), source)
}

function without(sources: ReadonlySet<Source>, source: Source): ReadonlySet<Source> {
  return new Set([...sources].filter((other) => other !== source))
}

function union(sets: readonly ReadonlySet<Source>[]): ReadonlySet<Source> {
  return new Set(sets.flatMap((set) => [...set]))
}
