import type { FieldType } from '@recto/protocol'
import type { Sort } from '@recto/query/syntax'
import { compareValues } from './compare.ts'
import { collectionOf, fieldOf, primaryKeyOf, type Row, type Viewer } from './dataset.ts'
import { callValue, jsonScalar } from './functions.ts'
import { linkOf, type RelationLink } from './relation-link.ts'
import { splitStep } from './require-valid-query.ts'
import { linkedVisible, outputValue } from './visibility.ts'

/** Rows in the order asked for, then by primary key. */
export function sorted(viewer: Viewer, collection: string, rows: readonly Row[], sort: readonly Sort[] | null): Row[] {
  const key: Sort[] = collectionOf(viewer, collection).primaryKey.map((field) => ({
    path: [],
    call: { function: null, field, path: null },
    direction: 'asc',
  }))
  const terms = [...(sort ?? []), ...key].map((term) => {
    const values = new Map(rows.map((row) => [row, termValue(viewer, collection, row, term)]))
    return { values, type: termType(viewer, collection, term), direction: term.direction }
  })
  return [...rows].sort((left, right) => {
    for (const { values, type, direction } of terms) {
      const order = compareNullable(viewer, values.get(left), values.get(right), type)
      if (order !== 0) return direction === 'asc' ? order : -order
    }
    return 0
  })
}

/** Ascending; nulls at the engine's end. */
export function compareNullable(viewer: Viewer, left: unknown, right: unknown, type: FieldType): number {
  const { traits } = viewer.dataset
  const [isLeftNull, isRightNull] = [left ?? null, right ?? null].map((value) => value === null)
  if (isLeftNull !== isRightNull) return isLeftNull === traits.nullsFirst ? -1 : 1
  if (isLeftNull) return 0
  return compareValues(left, right, type, traits)
}

/** Through a to-many relation, the value of the row that comes first in the term's own order. */
function termValue(viewer: Viewer, collection: string, row: Row, term: Sort): unknown {
  const [step, ...rest] = term.path
  if (step === undefined) return ownValue(viewer, collection, row, term)
  const link = stepLink(viewer, collection, step)
  if (link === null) return null
  return firstOf(
    viewer,
    linkedVisible(viewer, collection, row, link).map((other) => termValue(viewer, link.collection, other, { ...term, path: rest })),
    { ...term, type: termType(viewer, link.collection, { ...term, path: rest }) },
  )
}

function ownValue(viewer: Viewer, collection: string, row: Row, { call, direction }: Sort): unknown {
  if (call.function === 'json') return jsonScalar(callValue(viewer, collection, row, call), 'text')
  if (call.function !== null) return callValue(viewer, collection, row, call)
  const link = linkOf(viewer, collection, call.field)
  if (link?.kind !== 'many') return outputValue(viewer, collection, row, call.field)
  const keys = linkedVisible(viewer, collection, row, link).map((other) => primaryKeyOf(viewer, link.collection, other))
  return firstOf(viewer, keys, { direction, type: keyType(viewer, link.collection) })
}

function firstOf(
  viewer: Viewer,
  values: readonly unknown[],
  { direction, type }: { readonly direction: Sort['direction']; readonly type: FieldType },
): unknown {
  return [...values].sort((left, right) => compareNullable(viewer, left, right, type) * (direction === 'asc' ? 1 : -1))[0] ?? null
}

function termType(viewer: Viewer, collection: string, { path, call }: Sort): FieldType {
  const end = path.reduce<string | null>((at, step) => (at === null ? null : (stepLink(viewer, at, step)?.collection ?? null)), collection)
  if (call.function === 'json') return 'text'
  if (end === null || call.function !== null) return 'integer'
  const link = linkOf(viewer, end, call.field)
  const field = fieldOf(viewer, end, call.field)
  if (link?.kind === 'many') return keyType(viewer, link.collection)
  return field?.column === null ? 'string' : (field?.type ?? 'unknown')
}

function stepLink(viewer: Viewer, collection: string, step: string): RelationLink | null {
  const { field, scope } = splitStep(step)
  return linkOf(viewer, collection, field, scope)
}

/** A key of several columns is ordered as its text. */
function keyType(viewer: Viewer, collection: string): FieldType {
  const { primaryKey } = collectionOf(viewer, collection)
  return primaryKey.length > 1 ? 'string' : (fieldOf(viewer, collection, primaryKey[0] ?? '')?.type ?? 'unknown')
}
