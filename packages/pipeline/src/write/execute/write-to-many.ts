import { forbidden, forbiddenCollection, invalidPayload } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import { type Collection, findCollection, type Relation } from '@recto/schema'
import { type ListChanges, listChanges } from '../parse/list-changes.ts'
import { keyFrom, payloadKey } from '../parse/payload-key.ts'
import { isPayload, type NestedList } from '../plan/split-payload.ts'
import type { ActivityEntry } from '../record/activity-entry.ts'
import type { EachUpdate, PayloadPath, WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import { linkedKeys, nextSortValue } from './linked-keys.ts'
import { readItems } from './read-items.ts'
import type { KeyValues } from './write-statements.ts'

/** An item that is there now, with the lists nested in its payload. */
export interface ItemWithLists {
  readonly toMany: readonly NestedList[]
  readonly key: KeyValues
  readonly entry: ActivityEntry | null
  readonly place: PayloadPath
}

/** Writes the lists nested in items: what is new in the lists of several items is created together, in the end. */
export async function writeToMany(scope: WriteContext, collection: Collection, items: readonly ItemWithLists[]): Promise<void> {
  const fresh = new Map<Relation, FreshChildren>()
  for (const item of items) {
    for (const list of item.toMany) {
      const children = await childrenOf(scope, collection, { item, list })
      const { collection: target, place } = children
      const known = fresh.get(list.relation) ?? { collection: target, payloads: [], places: [] }
      fresh.set(list.relation, known)
      await writeList(scope, {
        ...children,
        list,
        async create(payloads) {
          if (items.length > 1) {
            known.payloads.push(...payloads)
            known.places.push(...payloads.map(() => place))
          } else if (payloads.length > 0) await scope.writers.create(scope, { collection: target, payloads, place })
        },
      })
    }
  }
  for (const group of fresh.values()) await createTogether(scope, group)
}

interface FreshChildren {
  readonly collection: Collection
  readonly payloads: JsonObject[]
  readonly places: PayloadPath[]
}

async function createTogether(scope: WriteContext, { collection, payloads, places }: FreshChildren): Promise<void> {
  const [place] = places
  if (place !== undefined) await scope.writers.create(scope, { collection, payloads, place, places })
}

/** A list to be written. */
interface WrittenList extends Children {
  readonly list: NestedList
  /** Creates what is new in it, now or later. */
  create(payloads: readonly JsonObject[]): Promise<void>
}

/** The children of one item under one alias. */
interface Children {
  readonly collection: Collection
  readonly relation: Relation
  /** What a child holds in its key fields to belong to the item. */
  readonly link: JsonObject
  readonly place: PayloadPath
}

async function childrenOf(
  { session, context }: WriteContext,
  parent: Collection,
  { item, list }: { readonly item: ItemWithLists; readonly list: NestedList },
): Promise<Children> {
  const { relation, field } = list
  const collection = findCollection(context.schema, relation.collection)
  if (collection === undefined) throw forbiddenCollection(relation.collection)
  const isByKey = relation.relatedFields.join() === parent.primaryKey.join()
  const [row] = isByKey ? [] : await readItems(session, context, { collection: parent, keys: [item.key], fields: relation.relatedFields })
  const link = Object.fromEntries(
    relation.fields.map((name, index) => [name, isByKey ? item.key[index] : row?.[relation.relatedFields[index] ?? '']]),
  )
  return { collection, relation, link, place: { path: [...item.place.path, field], parent: item.entry } }
}

async function writeList(scope: WriteContext, children: WrittenList): Promise<void> {
  const changes = listChanges(children.list.value)
  if (changes.kind === 'replace') await replaceList(scope, children, changes.elements)
  else await changeList(scope, children, changes)
}

/** A list says which children there are to be: the others are let go. */
async function replaceList(scope: WriteContext, children: WrittenList, elements: readonly unknown[]): Promise<void> {
  const { collection, link } = children
  const wanted = elements.map((element) => ({
    element,
    key: isPayload(element) ? payloadKey(collection, element) : keyFrom(collection, element),
  }))
  const sent = wanted.flatMap(({ key }) => (key === null ? [] : [key]))
  const existing = keySet(await lockExisting(scope.session, collection, sent))
  const linked = await linkedKeys(scope.session, collection, link)
  const kept = wanted.flatMap(({ element, key }) => (key !== null && existing.has(printKey(key)) ? [{ element, key }] : []))
  const fresh = wanted.filter(({ key }) => key === null || !existing.has(printKey(key))).map(({ element }) => element)
  if (!fresh.every(isPayload)) throw forbidden()
  const keptKeys = keySet(kept.map(({ key }) => key))
  await release(
    scope,
    children,
    linked.filter((key) => !keptKeys.has(printKey(key))),
  )
  await keep(scope, children, { kept, linked: keySet(linked) })
  await children.create(fresh.filter(isPayload).map((element) => ({ ...element, ...link })))
}

/**
 * Children that are there already: changed where something is said of them, attached where they are not yet. To whom they
 * belong is not theirs to say.
 */
async function keep(
  scope: WriteContext,
  { collection, link, place }: Children,
  list: { readonly kept: readonly Child[]; readonly linked: ReadonlySet<string> },
): Promise<void> {
  const { kept, linked } = list
  const attached: KeyValues[] = []
  const changed: EachUpdate[] = []
  for (const { element, key } of kept) {
    const isAttached = linked.has(printKey(key))
    const said = isPayload(element) ? without(element, Object.keys(link)) : {}
    if (hasMoreThanKey(collection, said)) changed.push({ key, payload: isAttached ? said : { ...said, ...link }, place })
    else if (!isAttached) attached.push(key)
  }
  await scope.writers.updateEach(scope, { collection, items: changed })
  if (attached.length > 0) await scope.writers.update(scope, { collection, keys: attached, payload: link, place })
}

function without(payload: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)))
}

interface Child {
  readonly element: unknown
  readonly key: KeyValues
}

function keySet(keys: readonly KeyValues[]): ReadonlySet<string> {
  return new Set(keys.map(printKey))
}

/** Changes leave children alone that they do not name. */
async function changeList(
  scope: WriteContext,
  children: WrittenList,
  changes: Extract<ListChanges, { readonly kind: 'change' }>,
): Promise<void> {
  const { collection, link, place } = children
  await children.create(await placedLast(scope, children, changes.create))
  const changed = changes.update.map((payload) => {
    const key = payloadKey(collection, payload)
    if (key === null) throw invalidPayload('Item in update misses primary key')
    return { key, payload: { ...payload, ...link }, place }
  })
  await scope.writers.updateEach(scope, { collection, items: changed })
  if (changes.delete.length === 0) return
  const named = new Set(changes.delete.map((key) => printKey(keyFrom(collection, key))))
  const linked = await linkedKeys(scope.session, collection, link)
  await release(
    scope,
    children,
    linked.filter((key) => named.has(printKey(key))),
  )
}

/** New children come after those that are there, unless they say where. */
async function placedLast(
  scope: WriteContext,
  { collection, relation, link }: Children,
  created: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  const { sortField } = relation
  if (created.length === 0 || sortField === null) return created.map((payload) => ({ ...payload, ...link }))
  let next = await nextSortValue(scope.session, collection, { link, sortField })
  return created.map((payload) => ({ ...payload, ...(payload[sortField] === undefined ? { [sortField]: next++ } : {}), ...link }))
}

/** What happens to children that no longer belong to the item is the relation's to say. */
async function release(scope: WriteContext, { collection, relation, link, place }: Children, keys: readonly KeyValues[]): Promise<void> {
  if (keys.length === 0) return
  if (relation.deselectAction === 'delete') return scope.writers.delete(scope, { collection, keys, place })
  const payload = Object.fromEntries(Object.keys(link).map((name) => [name, null]))
  await scope.writers.update(scope, { collection, keys, payload, place })
}

function hasMoreThanKey(collection: Collection, element: JsonObject): boolean {
  return Object.keys(element).some((name) => !collection.primaryKey.includes(name))
}
