import { RectoError } from '@recto/errors'
import { forbidden, forbiddenCollection } from '@recto/permissions'
import { printKey } from '@recto/query'
import { type Collection, findCollection, type Relation } from '@recto/schema'
import { lockExisting } from './existing-keys.ts'
import type { JournalEntry } from './journal.ts'
import { linkedKeys, nextSortValue } from './linked-keys.ts'
import { type ListChanges, listChanges } from './list-changes.ts'
import { readItems } from './read-items.ts'
import type { WritePlace, WriteScope } from './scope.ts'
import { keyFrom, sentKey } from './sent-key.ts'
import { isPayload, type NestedList } from './split-payload.ts'
import type { KeyValues } from './write-statements.ts'

type Payload = Readonly<Record<string, unknown>>

/** An item that is there now, with the lists nested in its payload. */
export interface ItemWithLists {
  readonly toMany: readonly NestedList[]
  readonly key: KeyValues
  readonly entry: JournalEntry | null
  readonly place: WritePlace
}

/** Writes the lists nested in items: what is new of one list is created together. */
export async function writeToMany(scope: WriteScope, collection: Collection, items: readonly ItemWithLists[]): Promise<void> {
  for (const item of items) {
    for (const list of item.toMany) await writeList(scope, { ...(await childrenOf(scope, collection, { item, list })), list })
  }
}

/** The children of one item under one alias. */
interface Children {
  readonly collection: Collection
  readonly relation: Relation
  /** What a child holds in its key fields to belong to the item. */
  readonly link: Payload
  readonly place: WritePlace
}

async function childrenOf(
  { session, context }: WriteScope,
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

async function writeList(scope: WriteScope, children: Children & { readonly list: NestedList }): Promise<void> {
  const changes = listChanges(children.list.value)
  if (changes.kind === 'replace') await replaceList(scope, children, changes.elements)
  else await changeList(scope, children, changes)
}

/** A list says which children there are to be: the others are let go. */
async function replaceList(scope: WriteScope, children: Children, elements: readonly unknown[]): Promise<void> {
  const { collection, link, place } = children
  const wanted = elements.map((element) => ({
    element,
    key: isPayload(element) ? sentKey(collection, element) : keyFrom(collection, element),
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
  if (fresh.length > 0)
    await scope.writers.create(scope, { collection, payloads: fresh.filter(isPayload).map((element) => ({ ...element, ...link })), place })
}

/**
 * Children that are there already: changed where something is said of them, attached where they are not yet. To whom they
 * belong is not theirs to say.
 */
async function keep(
  scope: WriteScope,
  { collection, link, place }: Children,
  list: { readonly kept: readonly Child[]; readonly linked: ReadonlySet<string> },
): Promise<void> {
  const { kept, linked } = list
  const attached: KeyValues[] = []
  for (const { element, key } of kept) {
    const isAttached = linked.has(printKey(key))
    const said = isPayload(element) ? without(element, Object.keys(link)) : {}
    if (hasMoreThanKey(collection, said)) {
      await scope.writers.update(scope, { collection, keys: [key], payload: isAttached ? said : { ...said, ...link }, place })
    } else if (!isAttached) attached.push(key)
  }
  if (attached.length > 0) await scope.writers.update(scope, { collection, keys: attached, payload: link, place })
}

function without(payload: Payload, names: readonly string[]): Payload {
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
  scope: WriteScope,
  children: Children,
  changes: Extract<ListChanges, { readonly kind: 'change' }>,
): Promise<void> {
  const { collection, relation, link, place } = children
  if (changes.create.length > 0) {
    let next = relation.sortField === null ? null : await nextSortValue(scope.session, collection, { link, sortField: relation.sortField })
    const payloads = changes.create.map((payload) => {
      const sort =
        relation.sortField !== null && next !== null && payload[relation.sortField] === undefined ? { [relation.sortField]: next++ } : {}
      return { ...payload, ...sort, ...link }
    })
    await scope.writers.create(scope, { collection, payloads, place })
  }
  for (const payload of changes.update) {
    const key = sentKey(collection, payload)
    if (key === null) throw new RectoError('INVALID_PAYLOAD', { extensions: { reason: 'Item in update misses primary key' } })
    await scope.writers.update(scope, { collection, keys: [key], payload: { ...payload, ...link }, place })
  }
  if (changes.delete.length === 0) return
  const named = new Set(changes.delete.map((key) => printKey(keyFrom(collection, key))))
  const linked = await linkedKeys(scope.session, collection, link)
  await release(
    scope,
    children,
    linked.filter((key) => named.has(printKey(key))),
  )
}

/** What happens to children that no longer belong to the item is the relation's to say. */
async function release(scope: WriteScope, { collection, relation, link, place }: Children, keys: readonly KeyValues[]): Promise<void> {
  if (keys.length === 0) return
  if (relation.deselectAction === 'delete') return scope.writers.delete(scope, { collection, keys, place })
  const payload = Object.fromEntries(Object.keys(link).map((name) => [name, null]))
  await scope.writers.update(scope, { collection, keys, payload, place })
}

function hasMoreThanKey(collection: Collection, element: Payload): boolean {
  return Object.keys(element).some((name) => !collection.primaryKey.includes(name))
}
