import type { EntryValue, SelectPlan } from './plan/plan.ts'

/** The keys of each item of an answer, in order. Empty for groups and bare keys. */
export type ResultColumns = readonly ResultColumn[]

/** A key and the kind of its value. `open`: an object whose keys are only known from the data. */
export interface ResultColumn {
  readonly key: string
  readonly kind: 'scalar' | 'list' | 'object' | 'open'
  /** Of an `object`. */
  readonly entries: ResultColumns
}

/** What the items of a select look like, for formats that must name their columns before the first item. */
export function resultColumnsOf(select: SelectPlan): ResultColumns {
  if (select.kind === 'groups' || select.isBare) return []
  return select.entries.map(({ key, value }) => ({
    key,
    kind: kindOf(value),
    entries: value.kind === 'object' ? resultColumnsOf(value.select) : [],
  }))
}

function kindOf(value: EntryValue): ResultColumn['kind'] {
  if (value.kind === 'any') return 'open'
  if (value.kind !== 'value') return value.kind
  return value.shape.type === 'json' || value.shape.type.startsWith('geometry') ? 'open' : 'scalar'
}
