import type { Item } from '../../model/item-key.ts'
import type { ItemComment, Revision } from '../api/history-queries.ts'

/** One moment of an item's past. */
export type HistoryEntry =
  | { readonly kind: 'revision'; readonly at: string; readonly revision: Revision; readonly index: number }
  | { readonly kind: 'comment'; readonly at: string; readonly comment: ItemComment }

/** Everything that happened to an item and was said about it, the latest first. */
export function historyOf(revisions: readonly Revision[], comments: readonly ItemComment[]): readonly HistoryEntry[] {
  const changes = revisions.map(
    (revision, index): HistoryEntry => ({ kind: 'revision', at: revision.activity?.timestamp ?? '', revision, index }),
  )
  const words = comments.map((comment): HistoryEntry => ({ kind: 'comment', at: comment.date_created, comment }))
  return [...changes, ...words].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** A field that was written, with the value before as far as it is known. */
export interface FieldChange {
  readonly field: string
  /** Absent when no earlier revision holds it. */
  readonly before?: { readonly value: unknown }
  readonly after: unknown
}

/** What a revision changed. `revisions` are in order, the latest first. */
export function changesOf(revisions: readonly Revision[], index: number): readonly FieldChange[] {
  const revision = revisions[index]
  return Object.entries(revision?.delta ?? {}).map(([field, after]) => {
    const before = valueAt(revisions, index + 1, field)
    return { field, after, ...(before !== undefined && { before }) }
  })
}

/** The item as it was after a revision, as far as it and those before it hold it. */
export function itemAt(revisions: readonly Revision[], index: number): Item {
  const older = revisions.slice(index).toReversed()
  return Object.assign({}, ...older.map(({ data, delta }) => ({ ...data, ...delta })))
}

function valueAt(revisions: readonly Revision[], from: number, field: string): { readonly value: unknown } | undefined {
  for (const { delta, data } of revisions.slice(from)) {
    if (delta !== null && field in delta) return { value: delta[field] }
    if (data !== null && field in data) return { value: data[field] }
  }
  return undefined
}
