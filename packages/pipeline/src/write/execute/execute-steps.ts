import { forbidden, validationError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Collection, Relation } from '@recto/schema'
import { authorizeDeletedRows, authorizeUpdatedRows } from '../authorize/authorize-rows.ts'
import { runAfterCreate, runBeforeCreate, runBeforeDelete, runBeforeUpdate } from '../collection-hooks.ts'
import type {
  CreateStep,
  DeleteStep,
  KeyedChange,
  NestedAt,
  NestedStep,
  PendingCreateStep,
  PlannedChange,
  PlannedItem,
  UpdateEachStep,
  UpdateStep,
} from '../plan/mutation-plan.ts'
import { planCreate, planNewItems, planToOne } from '../plan/plan-create.ts'
import { planDelete } from '../plan/plan-delete.ts'
import { planItem } from '../plan/plan-item.ts'
import { type EachRequest, planRound, planUpdate, splitRounds } from '../plan/plan-update.ts'
import type { NestedList } from '../plan/split-payload.ts'
import { collectEvents } from '../record/collect-events.ts'
import { eventKey } from '../record/event-key.ts'
import type { LoggedChange } from '../record/logged-change.ts'
import type { WriteContext } from '../write-context.ts'
import { encodePayloads } from './encode-payload.ts'
import { lockExisting } from './existing-keys.ts'
import { byStoredKey, groupByFields } from './group-changes.ts'
import { inSchema } from './in-schema.ts'
import { insertRows } from './insert-rows.ts'
import { linkNested } from './link-nested.ts'
import { type ChildRequest, type Children, childrenOf, type ListHolder, listRequests } from './list-requests.ts'
import { requireOnlyItem } from './only-item.ts'
import { releaseFromEachOther } from './release-from-each-other.ts'
import type { EncodedKey } from './stored-key.ts'
import { updateRows } from './update-rows.ts'
import { writeNamed } from './value-place.ts'
import { deleteRows, updateAllRows } from './write-rows.ts'

/** The log entry of the item that one is nested in; `null` at the root. */
export type ParentEntry = LoggedChange | null

/** The parent of each item of a step; a single one is the parent of all. */
type Parents = ParentEntry | readonly ParentEntry[]

/**
 * Creates items and everything nested in them, and gives their keys in order. Nested relations are written by the same
 * functions, at any depth: all of this module is one recursion.
 */
export async function executeCreate(
  write: WriteContext,
  step: CreateStep | PendingCreateStep,
  parents: Parents = null,
): Promise<readonly EncodedKey[]> {
  const planned = step.kind === 'create' ? step : await planNewItems(write, step)
  const { collection, path } = planned
  await requireOnlyItem(write, collection, planned.items.length)
  const { items, toOne } = await applyBeforeCreate(write, planned)
  const columns = items.map((item) => ({ ...item.columns }))
  const entries = items.map((_item, index) => entryOf('create', collection, parentAt(parents, index)))
  await writeToOne(write, toOne, { collection, columns, entries })
  const rows = await encodePayloads(collection, columns, write.context.platform)
  const keys = await writeNamed(write, { collection, rows }, () => insertRows(write.session, collection, { rows }))
  for (const [index, entry] of entries.entries()) {
    Object.assign(entry, { key: keys[index] ?? [], delta: items[index]?.payload ?? {}, stored: rows[index] ?? {} })
    write.log.entries.push(entry)
  }
  const created = (): { key: string | number; payload: PlannedItem['payload'] }[] =>
    items.map(({ payload }, index) => ({ payload, key: eventKey(keys[index] ?? []) }))
  collectEvents(write, { collection, action: 'create' }, created())
  await runAfterCreate(write, collection, created)
  await writeToMany(
    write,
    collection,
    items.map(({ toMany }, index) => ({ toMany, key: keys[index] ?? [], entry: entries[index] ?? null, path })),
  )
  return keys
}

/** Items after the hooks of the collection. Changed payloads are split again, and what is nested in them is planned again. */
async function applyBeforeCreate(write: WriteContext, step: CreateStep): Promise<Pick<CreateStep, 'items' | 'toOne'>> {
  const { collection, path } = step
  const payloads = await runBeforeCreate(write, collection, () => step.items.map(({ payload }) => payload))
  if (payloads === null) return step
  const items = payloads.map((payload) => planItem(write, collection, { payload, action: 'create' }))
  return { items, toOne: await planToOne(write, collection, { items, path }) }
}

/**
 * Gives several items the same values. For an administrator keys that don't exist are skipped; any other caller gets
 * FORBIDDEN for all of them.
 */
export async function executeUpdate(write: WriteContext, step: UpdateStep, parent: ParentEntry = null): Promise<void> {
  const { collection, keys: asked, path } = step
  const keys = await lockExisting(write.session, collection, asked)
  if (keys.length < asked.length && !write.rights.isAdmin) {
    await authorizeUpdatedRows(write, { collection, keys: asked, fields: step.fields })
    throw forbidden()
  }
  await authorizeUpdatedRows(write, { collection, keys, fields: step.fields })
  const item = await applyBeforeUpdate(write, { collection, keys }, step)
  if (keys.length === 0) return
  const columns = { ...item.columns }
  const entries = keys.map((key) => Object.assign(entryOf('update', collection, parent), { key }))
  const [first = null] = entries
  await writeToOne(write, await planToOne(write, collection, { items: [item], path }), {
    collection,
    columns: [columns],
    entries: [first],
  })
  const [row = {}] = await encodePayloads(collection, [columns], write.context.platform)
  await writeNamed(write, { collection, rows: [row] }, () => updateAllRows(write.session, collection, { keys, row }))
  for (const entry of entries) write.log.entries.push(Object.assign(entry, { delta: columns, stored: row }))
  collectEvents(write, { collection, action: 'update' }, [{ payload: item.payload, keys: keys.map(eventKey) }])
  await writeToMany(
    write,
    collection,
    keys.map((key, index) => ({ toMany: item.toMany, key, entry: entries[index] ?? null, path })),
  )
}

/** The planned change after the hooks of the collection. @throws {RectoError} FAILED_VALIDATION with the issues of the plan */
async function applyBeforeUpdate(
  write: WriteContext,
  target: { readonly collection: Collection; readonly keys: readonly EncodedKey[] },
  { item, issues: [issue, ...issues] }: PlannedChange,
): Promise<PlannedItem> {
  if (issue !== undefined) throw validationError([issue, ...issues])
  const payload = await runBeforeUpdate(write, target, item.payload)
  return payload === null ? item : planItem(write, target.collection, { payload, action: 'update' })
}

/** Gives several items values of their own. The number of statements does not grow with the items. */
export async function executeUpdateEach(
  write: WriteContext,
  { collection, changes }: UpdateEachStep,
  parents: Parents = null,
): Promise<void> {
  const found = await lockExisting(
    write.session,
    collection,
    changes.map(({ key }) => key),
  )
  const { known, others } = byStoredKey(changes, found)
  for (const group of groupByFields(known))
    await authorizeUpdatedRows(write, { collection, keys: group.map(({ key }) => key), fields: group[0]?.fields ?? [] })
  const items: ItemChange[] = []
  for (const change of known) {
    const item = await applyBeforeUpdate(write, { collection, keys: [change.key] }, change)
    const entry = Object.assign(entryOf('update', collection, parentAt(parents, change.position)), { key: change.key })
    items.push({ ...change, item, entry })
  }
  await writeItemChanges(write, collection, items)
  for (const { key, position, ...change } of others)
    await executeUpdate(write, { kind: 'update', collection, keys: [key], ...change }, parentAt(parents, position))
}

interface ItemChange extends KeyedChange {
  readonly entry: LoggedChange
}

async function writeItemChanges(write: WriteContext, collection: Collection, items: readonly ItemChange[]): Promise<void> {
  const columns = items.map(({ item }) => ({ ...item.columns }))
  const path = items[0]?.path ?? []
  await writeToOne(write, await planToOne(write, collection, { items: items.map(({ item }) => item), path }), {
    collection,
    columns,
    entries: items.map(({ entry }) => entry),
  })
  const rows = await encodePayloads(collection, columns, write.context.platform)
  const changed = items.map(({ key }, index) => ({ key, row: rows[index] ?? {} }))
  await writeNamed(write, { collection, rows }, () => updateRows(write.session, collection, changed))
  for (const [index, { entry }] of items.entries())
    write.log.entries.push(Object.assign(entry, { delta: columns[index] ?? {}, stored: rows[index] ?? {} }))
  const facts = items.map(({ key, item }) => ({ payload: item.payload, keys: [eventKey(key)] }))
  collectEvents(write, { collection, action: 'update' }, facts)
  await writeToMany(
    write,
    collection,
    items.map(({ item, key, entry, path: own }) => ({ toMany: item.toMany, key, entry, path: own })),
  )
}

/** Deletes items. Keys that do not exist are treated as by {@link executeUpdate}. */
export async function executeDelete(
  write: WriteContext,
  { collection, keys: asked }: DeleteStep,
  parent: ParentEntry = null,
): Promise<void> {
  const keys = await lockExisting(write.session, collection, asked)
  await authorizeDeletedRows(write, collection, write.rights.isAdmin ? keys : asked)
  await runBeforeDelete(write, collection, keys)
  for (const key of keys) write.log.entries.push(Object.assign(entryOf('delete', collection, parent), { key }))
  await releaseFromEachOther(write.session, { schema: write.context.schema, collection }, keys)
  await inSchema(write.session, collection, () => deleteRows(write.session, collection, keys))
  const payload = keys.map(eventKey)
  if (keys.length > 0) collectEvents(write, { collection, action: 'delete' }, [{ payload, keys: payload }])
}

/** Plans and executes changes of items, each with values of its own. */
export async function updateEach(write: WriteContext, request: EachRequest, parents: Parents = null): Promise<void> {
  for (const round of splitRounds(request)) {
    const step = await planRound(write, round)
    if (step.kind === 'update-each') await executeUpdateEach(write, step, parents)
    else await executeUpdate(write, step, parentAt(parents, round.items[0]?.position ?? 0))
  }
}

/** Items whose key fields hold nested ones: the keys of what is written go into their columns. */
interface Holders {
  readonly collection: Collection
  readonly columns: readonly Record<string, unknown>[]
  readonly entries: readonly ParentEntry[]
}

/** Writes what is nested under key fields: an object with a key that exists is changed, any other is created. */
async function writeToOne(write: WriteContext, steps: readonly NestedStep[], { columns, entries }: Holders): Promise<void> {
  for (const { collection, nested, path, create } of steps) {
    const sent = nested.flatMap(({ key }) => (key === null ? [] : [key]))
    const existing = new Set((await lockExisting(write.session, collection, sent)).map(printKey))
    const fresh = nested.filter(({ key }) => key === null || !existing.has(printKey(key)))
    const known = nested.flatMap(({ key, ...one }) => (key !== null && existing.has(printKey(key)) ? [{ ...one, key }] : []))
    const parentsOf = (some: readonly NestedAt[]): readonly ParentEntry[] => some.map(({ position }) => entries[position] ?? null)
    const request = { collection, payloads: fresh.map((one) => one.nested.item), path }
    const keys = fresh.length === 0 ? [] : await executeCreate(write, create ?? (await planCreate(write, request)), parentsOf(fresh))
    for (const [index, one] of fresh.entries())
      await linkNested(write, { ...one, collection, key: keys[index] ?? [] }, columns[one.position])
    // An object that holds nothing but its key only links.
    const changed = known.filter(({ nested: { item } }) => Object.keys(item).some((name) => !collection.primaryKey.includes(name)))
    const items = changed.map(({ key, nested: { item } }) => ({ key, payload: item, path }))
    await updateEach(write, { collection, items }, parentsOf(changed))
    for (const one of known) await linkNested(write, { ...one, collection }, columns[one.position])
  }
}

/** Writes the lists nested in items. What is new in the lists of several items is created together, at the end. */
async function writeToMany(write: WriteContext, collection: Collection, holders: readonly ListHolder[]): Promise<void> {
  const withLists = holders.filter(({ toMany }) => toMany.length > 0)
  const fresh = withLists.length > 1 ? new Map<Relation, NewChildren>() : null
  for (const holder of withLists)
    for (const list of holder.toMany) await writeList(write, await childrenOf(write, collection, { holder, list }), { list, fresh })
  for (const { children, payloads, parents } of fresh?.values() ?? [])
    await executeCreate(write, await planCreate(write, { collection: children.collection, path: children.path, payloads }), parents)
}

/** New children of several items under one alias. */
interface NewChildren {
  readonly children: Children
  readonly payloads: JsonObject[]
  readonly parents: ParentEntry[]
}

/** Writes one list. Its new items go into `fresh`, where there is one. */
async function writeList(
  write: WriteContext,
  children: Children,
  { list, fresh }: { readonly list: NestedList; readonly fresh: Map<Relation, NewChildren> | null },
): Promise<void> {
  for await (const request of listRequests(write, children, list.value)) {
    if (request.kind !== 'create' || fresh === null) {
      await executeRequest(write, children, request)
      continue
    }
    const group = fresh.get(list.relation) ?? { children, payloads: [], parents: [] }
    fresh.set(list.relation, group)
    for (const payload of request.payloads) {
      group.payloads.push(payload)
      group.parents.push(children.parent)
    }
  }
}

async function executeRequest(write: WriteContext, { collection, path, parent }: Children, request: ChildRequest): Promise<void> {
  switch (request.kind) {
    case 'create':
      await executeCreate(write, await planCreate(write, { collection, path, payloads: request.payloads }), parent)
      return
    case 'update':
      return executeUpdate(write, await planUpdate(write, { collection, path, keys: request.keys, payload: request.payload }), parent)
    case 'update-each':
      return updateEach(write, { collection, items: request.items.map((item) => ({ ...item, path })) }, parent)
    case 'delete':
      return executeDelete(write, await planDelete(write, collection, request.keys), parent)
  }
}

function entryOf(action: LoggedChange['action'], collection: Collection, parent: ParentEntry): LoggedChange {
  return { action, collection, key: [], delta: {}, stored: {}, parent }
}

function parentAt(parents: Parents, position: number): ParentEntry {
  return isList(parents) ? (parents[position] ?? null) : parents
}

function isList(parents: Parents): parents is readonly ParentEntry[] {
  return Array.isArray(parents)
}
