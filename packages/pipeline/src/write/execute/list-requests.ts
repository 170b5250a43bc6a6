import { forbidden, forbiddenCollection, invalidPayload } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { type Access, printKey } from '@recto/query'
import { type Collection, findCollection, type Relation } from '@recto/schema'
import { type ListChanges, listChanges } from '../parse/list-changes.ts'
import { keyFrom, payloadKey } from '../parse/payload-key.ts'
import { isPayload, type NestedList } from '../plan/split-payload.ts'
import type { LoggedChange } from '../record/logged-change.ts'
import type { WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import { linkedKeys, nextSortValue } from './linked-keys.ts'
import { readItems } from './read-items.ts'
import type { EncodedKey } from './stored-key.ts'

/** An item that exists, with the lists nested in its payload. */
export interface ListHolder {
  readonly toMany: readonly NestedList[]
  readonly key: EncodedKey
  readonly entry: LoggedChange | null
  readonly path: readonly string[]
}

/** The children of one item under one alias. */
export interface Children {
  readonly collection: Collection
  readonly relation: Relation
  /** What a child holds in its key fields to belong to the item. */
  readonly link: JsonObject
  readonly path: readonly string[]
  readonly parent: LoggedChange | null
}

/** What has to be done with children. */
export type ChildRequest =
  | { readonly kind: 'create'; readonly payloads: readonly JsonObject[] }
  | { readonly kind: 'update'; readonly keys: readonly EncodedKey[]; readonly payload: JsonObject }
  | { readonly kind: 'update-each'; readonly items: readonly KeyedPayload[] }
  | { readonly kind: 'delete'; readonly keys: readonly EncodedKey[] }

interface KeyedPayload {
  readonly key: EncodedKey
  readonly payload: JsonObject
}

/** The children a nested list is about. */
export async function childrenOf(
  { session, context }: WriteContext,
  collection: Collection,
  { holder, list }: { readonly holder: ListHolder; readonly list: NestedList },
): Promise<Children> {
  const { relation, field } = list
  const target = findCollection(context.schema, relation.collection)
  if (target === undefined) throw forbiddenCollection(relation.collection)
  const isByKey = relation.relatedFields.join() === collection.primaryKey.join()
  const [row] = isByKey ? [] : await readItems(session, context, { collection, keys: [holder.key], fields: relation.relatedFields })
  const link = Object.fromEntries(
    relation.fields.map((name, index) => [name, isByKey ? holder.key[index] : row?.[relation.relatedFields[index] ?? '']]),
  )
  return { collection: target, relation, link, path: [...holder.path, field], parent: holder.entry }
}

/**
 * The requests of a nested list, given the rows that exist. Each has to be executed before the next one is taken, since
 * that depends on the rows that are then left.
 */
export async function* listRequests(write: WriteContext, children: Children, value: unknown): AsyncGenerator<ChildRequest> {
  const changes = listChanges(value)
  if (changes.kind === 'replace') yield* replaceRequests(write, children, changes.elements)
  else yield* changeRequests(write, children, changes)
}

/** A list names all children that are to exist: the others are released. */
async function* replaceRequests(write: WriteContext, children: Children, elements: readonly unknown[]): AsyncGenerator<ChildRequest> {
  const { collection, link } = children
  const wanted = elements.map((element) => ({
    element,
    // The link may be part of the key, and then need not be sent.
    key: isPayload(element) ? payloadKey(collection, { ...link, ...element }) : keyFrom(collection, element),
  }))
  const sent = wanted.flatMap(({ key }) => (key === null ? [] : [key]))
  const existing = keySet(await lockExisting(write.session, collection, sent))
  const linked = await linkedKeys(write.session, collection, link)
  const kept = wanted.flatMap(({ element, key }) => (key !== null && existing.has(printKey(key)) ? [{ element, key }] : []))
  const fresh = wanted.filter(({ key }) => key === null || !existing.has(printKey(key))).map(({ element }) => element)
  if (!fresh.every(isPayload)) throw forbidden()
  const keptKeys = keySet(kept.map(({ key }) => key))
  const released = linked.filter((key) => !keptKeys.has(printKey(key)))
  yield* releaseRequests(children, await knownChildren(write, children, released))
  yield* keepRequests(children, kept, keySet(linked))
  if (fresh.length > 0) yield { kind: 'create', payloads: fresh.filter(isPayload).map((element) => ({ ...element, ...link })) }
}

/**
 * Children that exist: changed where values of theirs are sent, linked where they are not yet. The link itself is not taken
 * from their payloads.
 */
function* keepRequests(
  { collection, link }: Children,
  kept: readonly { readonly element: unknown; readonly key: EncodedKey }[],
  linked: ReadonlySet<string>,
): Generator<ChildRequest> {
  const attached: EncodedKey[] = []
  const changed: KeyedPayload[] = []
  for (const { element, key } of kept) {
    const isLinked = linked.has(printKey(key))
    const sent = isPayload(element) ? without(element, Object.keys(link)) : {}
    if (hasMoreThanKey(collection, sent)) changed.push({ key, payload: isLinked ? sent : { ...sent, ...link } })
    else if (!isLinked) attached.push(key)
  }
  if (changed.length > 0) yield { kind: 'update-each', items: changed }
  if (attached.length > 0) yield { kind: 'update', keys: attached, payload: link }
}

/** Detailed changes (`create`, `update`, `delete`) keep the children that they don't name. */
async function* changeRequests(
  write: WriteContext,
  children: Children,
  changes: Extract<ListChanges, { readonly kind: 'change' }>,
): AsyncGenerator<ChildRequest> {
  const { collection, link } = children
  if (changes.create.length > 0) yield { kind: 'create', payloads: await withSortValues(write, children, changes.create) }
  const items = changes.update.map((payload) => {
    const key = payloadKey(collection, { ...link, ...payload })
    if (key === null) throw invalidPayload('Item in update misses primary key')
    return { key, payload: { ...payload, ...link } }
  })
  if (items.length > 0) yield { kind: 'update-each', items }
  if (changes.delete.length === 0) return
  const named = keySet(changes.delete.map((key) => keyFrom(collection, key)))
  const linked = await linkedKeys(write.session, collection, link)
  const released = linked.filter((key) => named.has(printKey(key)))
  yield* releaseRequests(children, await knownChildren(write, children, released))
}

/** New children come after those that exist, unless they send a sort value. */
async function withSortValues(
  { session }: WriteContext,
  { collection, relation, link }: Children,
  created: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  const { sortField } = relation
  if (sortField === null) return created.map((payload) => ({ ...payload, ...link }))
  let next = await nextSortValue(session, collection, { link, sortField })
  return created.map((payload) => ({ ...payload, ...(payload[sortField] === undefined ? { [sortField]: next++ } : {}), ...link }))
}

/**
 * Children the caller may read or release. Any other stays where it is, without a word: to the caller it is not there, and an
 * error would say that it is.
 */
async function knownChildren(
  { session, context, rights }: WriteContext,
  children: Children,
  keys: readonly EncodedKey[],
): Promise<readonly EncodedKey[]> {
  if (rights.isAdmin || keys.length === 0) return keys
  const { collection } = children
  const action = releaseAction(children)
  const filters = [rights.access.read, rights.access[action]].flatMap(({ collections }) => collections.get(collection.name)?.rules ?? [])
  if (filters.length === 0) return []
  const access: Access = {
    fingerprint: `${rights.fingerprint}/known.${action}`,
    isUnrestricted: false,
    collections: new Map([[collection.name, { rules: filters.map(({ filter }) => ({ filter, fields: '*' as const })) }]]),
  }
  const rows = await readItems(session, context, { collection, keys, fields: collection.primaryKey, access })
  const known = new Set(rows.map((row) => printKey(collection.primaryKey.map((name) => row[name]))))
  return keys.filter((key) => known.has(printKey(key)))
}

/** The relation says what happens to children that no longer belong to the item. */
function* releaseRequests(children: Children, keys: readonly EncodedKey[]): Generator<ChildRequest> {
  const { link } = children
  if (keys.length === 0) return
  if (releaseAction(children) === 'delete') yield { kind: 'delete', keys }
  else yield { kind: 'update', keys, payload: Object.fromEntries(Object.keys(link).map((name) => [name, null])) }
}

/** A child whose key holds the link can't exist without it: a junction's row, the line of an order. */
function releaseAction({ collection, relation, link }: Children): 'delete' | 'update' {
  const isPartOfKey = Object.keys(link).some((name) => collection.primaryKey.includes(name))
  return isPartOfKey || relation.deselectAction === 'delete' ? 'delete' : 'update'
}

function without(payload: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)))
}

function hasMoreThanKey(collection: Collection, payload: JsonObject): boolean {
  return Object.keys(payload).some((name) => !collection.primaryKey.includes(name))
}

function keySet(keys: readonly EncodedKey[]): ReadonlySet<string> {
  return new Set(keys.map(printKey))
}
