import type { EntryValue, SelectPlan } from './plan/plan.ts'

/** The keys of each item of an answer, in order. Empty for groups and bare keys. */
export type Outline = readonly OutlineEntry[]

/** A key, and what stands behind it. `open`: a document whose keys only the data knows. */
export interface OutlineEntry {
  readonly key: string
  readonly kind: 'scalar' | 'list' | 'object' | 'open'
  /** Of an `object`. */
  readonly entries: Outline
}

/** What the items of a select look like, for formats that must name their columns before the first item. */
export function outlineOf(select: SelectPlan): Outline {
  if (select.kind === 'groups' || select.isBare) return []
  return select.entries.map(({ key, value }) => ({
    key,
    kind: kindOf(value),
    entries: value.kind === 'object' ? outlineOf(value.select) : [],
  }))
}

function kindOf(value: EntryValue): OutlineEntry['kind'] {
  if (value.kind === 'any') return 'open'
  if (value.kind !== 'value') return value.kind
  return value.shape.type === 'json' || value.shape.type.startsWith('geometry') ? 'open' : 'scalar'
}
