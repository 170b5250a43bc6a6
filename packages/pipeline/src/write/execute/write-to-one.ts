import { forbiddenCollection, invalidPayload } from '@recto/errors'
import { printKey } from '@recto/query'
import { type Collection, findCollection, type Relation } from '@recto/schema'
import { payloadKey } from '../parse/payload-key.ts'
import type { NestedItem } from '../plan/split-payload.ts'
import type { ActivityEntry } from '../record/activity-entry.ts'
import type { PayloadPath, WriteContext } from '../write-context.ts'
import type { EncodedValue } from './encode-value.ts'
import { lockExisting } from './existing-keys.ts'
import { readItems } from './read-items.ts'
import type { KeyValues } from './write-statements.ts'

/** An item whose key fields hold nested items. The keys of what is written go into `columns`. */
export interface ItemWithNested {
  readonly toOne: readonly NestedItem[]
  readonly columns: Record<string, unknown>
  readonly entry: ActivityEntry | null
  readonly place: PayloadPath
}

/** Writes what is nested under key fields, new items of the same collection together, before the items that refer to it. */
export async function writeToOne(scope: WriteContext, collection: Collection, items: readonly ItemWithNested[]): Promise<void> {
  const groups = new Map<string, Nested[]>()
  for (const item of items) {
    for (const nested of item.toOne) {
      const target = targetOf(scope, collection, nested)
      const name = `${nested.field}\n${target.name}`
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [{ item, nested, target }])
      else group.push({ item, nested, target })
    }
  }
  for (const group of groups.values()) await writeGroup(scope, group)
}

interface Nested {
  readonly item: ItemWithNested
  readonly nested: NestedItem
  readonly target: Collection
}

function targetOf({ context }: WriteContext, collection: Collection, { field, relation, collection: name }: NestedItem): Collection {
  const path = `${collection.name}.${field}`
  if (name === null) {
    throw invalidPayload(
      `Can't update nested record "${path}" without field "${collection.name}.${relation.collectionField ?? field}" being set`,
    )
  }
  if (relation.relatedCollection === null && !(relation.allowedCollections ?? []).includes(name))
    throw invalidPayload(`"${path}" can't be linked to collection "${name}"`)
  const target = findCollection(context.schema, name)
  if (target === undefined) throw forbiddenCollection(name)
  return target
}

/** An object with a key that is there is changed, any other is new. */
async function writeGroup(scope: WriteContext, group: readonly Nested[]): Promise<void> {
  const target = group[0]?.target
  if (target === undefined) return
  const keyed = group.map((one) => ({ ...one, key: payloadKey(target, one.nested.item) }))
  const sent = keyed.flatMap(({ key }) => (key === null ? [] : [key]))
  const existing = new Set((await lockExisting(scope.session, target, sent)).map(printKey))
  const fresh = keyed.filter(({ key }) => key === null || !existing.has(printKey(key)))
  await createFresh(scope, target, fresh)
  const known = keyed.flatMap(({ key, ...one }) => (key !== null && existing.has(printKey(key)) ? [{ ...one, key }] : []))
  const changed = known.filter(({ nested }) => Object.keys(nested.item).some((name) => !target.primaryKey.includes(name)))
  // A key alone only links.
  const items = changed.map((one) => ({ key: one.key, payload: one.nested.item, place: placeOf(one) }))
  await scope.writers.updateEach(scope, { collection: target, items })
  for (const one of known) await link(scope, one, one.key)
}

async function createFresh(scope: WriteContext, target: Collection, fresh: readonly Nested[]): Promise<void> {
  if (fresh.length === 0) return
  const payloads = fresh.map(({ nested }) => nested.item)
  const places = fresh.map(placeOf)
  const keys = await scope.writers.create(scope, { collection: target, payloads, place: placeOf(fresh[0]), places })
  for (const [index, one] of fresh.entries()) await link(scope, one, keys[index] ?? [])
}

async function link(scope: WriteContext, { item, nested, target }: Nested, key: KeyValues): Promise<void> {
  const { relation } = nested
  const values = await referencedValues(scope, { relation, target, key })
  relation.fields.forEach((field, index) => {
    item.columns[field] = relation.relatedCollection === null ? printKey(key) : values[index]
  })
}

/** A foreign key may refer to other columns than the key: those are read back. */
async function referencedValues(
  { session, context }: WriteContext,
  link: { readonly relation: Relation; readonly target: Collection; readonly key: KeyValues },
): Promise<readonly unknown[]> {
  const { relation, target, key } = link
  const names = relation.relatedFields
  if (names.length === 0 || names.join() === target.primaryKey.join()) return key
  const [row] = await readItems(session, context, { collection: target, keys: [key], fields: names })
  return names.map((name): EncodedValue => (row?.[name] ?? null) as EncodedValue)
}

function placeOf(one: Nested | undefined): PayloadPath {
  return { path: [...(one?.item.place.path ?? []), one?.nested.field ?? ''], parent: one?.item.entry ?? null }
}
