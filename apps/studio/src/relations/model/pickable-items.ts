import type { ModelCollection } from '../../model/model.ts'
import { keyFilter } from './item-choice.ts'
import { farCollection, farKey, type ListRelation } from './list-relation.ts'
import type { ListRow } from './list-rows.ts'

export interface PickableInput {
  readonly relation: ListRelation
  /** The collection that is chosen from. */
  readonly from: ModelCollection
  readonly rows: readonly ListRow[]
  /** `null` for an item that does not exist yet. */
  readonly parentKey: string | null
  readonly allowsDuplicates: boolean
}

/** What may still be added to a list: conditions on the items that are chosen from. */
export function pickableItems({ relation, from, rows, parentKey, allowsDuplicates }: PickableInput): readonly object[] {
  const { far, field } = relation
  const parent = parentKey === null || parentKey.includes(',') ? null : decodeURIComponent(parentKey)
  if (far === null) {
    const staged = rows.filter(({ state }) => state === 'linked').flatMap(({ key }) => key ?? [])
    const elsewhere = { _or: [{ [field]: { _neq: parent } }, { [field]: { _null: true } }] }
    return [...(parent === null ? [] : [elsewhere]), ...without(from, staged)]
  }
  if (allowsDuplicates) return []
  const staged = rows
    .filter(({ state, item }) => state === 'new' && farCollection(relation, item) === from)
    .flatMap(({ item }) => farKey(relation, item) ?? [])
  const stored = rows
    .filter(({ state, item }) => state !== 'new' && farCollection(relation, item) === from)
    .flatMap(({ item }) => farKey(relation, item) ?? [])
  // A relation to any collection has no way back that a filter could follow: what is on the page is left out.
  if (far.collectionField !== null) return without(from, [...stored, ...staged])
  const follow = `$FOLLOW(${relation.rows.name},${far.field})`
  const linked = parent === null ? [] : [{ [follow]: { _none: { [field]: { _eq: parent } } } }]
  return [...linked, ...without(from, staged)]
}

function without(collection: ModelCollection, keys: readonly string[]): readonly object[] {
  const [name, ...more] = collection.keyFields
  if (keys.length === 0 || name === undefined || more.length > 0 || keyFilter(collection, keys) === null) return []
  return [{ [name]: { _nin: keys.map(decodeURIComponent) } }]
}
