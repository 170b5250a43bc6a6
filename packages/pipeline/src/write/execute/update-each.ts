import { forbidden } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { checkUpdatable } from '../authorize/permitted-rows.ts'
import { checkFields, checkPayload, writeRulesFor } from '../authorize/write-rules.ts'
import { runBeforeUpdate } from '../collection-hooks.ts'
import { applySpecials } from '../plan/apply-specials.ts'
import { sourcesOf } from '../plan/special-sources.ts'
import { splitPayload } from '../plan/split-payload.ts'
import type { ActivityEntry } from '../record/activity-entry.ts'
import { collectEvents } from '../record/collect-events.ts'
import { eventKey } from '../record/event-key.ts'
import { consumeBudget, type EachRequest, type EachUpdate, type WriteContext } from '../write-context.ts'
import { encodePayloads } from './encode-payload.ts'
import { lockExisting } from './existing-keys.ts'
import { filterUpdate, updateItems } from './update-items.ts'
import { updateRows } from './update-rows.ts'
import type { KeyValues } from './write-statements.ts'
import { writeToMany } from './write-to-many.ts'
import { writeToOne } from './write-to-one.ts'

/**
 * Changes items of one collection, each in its own way, and everything nested in the payloads. The statements do not grow
 * in number with the items. Keys that are not there are treated as by `updateItems`.
 */
export async function updateEach(scope: WriteContext, { collection, items }: EachRequest): Promise<void> {
  for (const round of roundsOf(items)) {
    const [only] = round
    if (round.length === 1 && only !== undefined) await updateItems(scope, { collection, keys: [only.key], ...only })
    else await updateRound(scope, collection, round)
  }
}

/** An item that is named twice is changed twice, one after the other. */
function roundsOf(items: readonly EachUpdate[]): readonly (readonly EachUpdate[])[] {
  const times = new Map<string, number>()
  const rounds: EachUpdate[][] = []
  for (const item of items) {
    const name = printKey(item.key)
    const time = times.get(name) ?? 0
    times.set(name, time + 1)
    if (rounds.length === time) rounds.push([])
    rounds[time]?.push(item)
  }
  return rounds
}

async function updateRound(scope: WriteContext, collection: Collection, round: readonly EachUpdate[]): Promise<void> {
  if (collection.table === null || collection.kind !== 'table') throw forbidden()
  consumeBudget(scope, round.length)
  const rules = await writeRulesFor(scope, collection, 'update')
  const sent: SentUpdate[] = []
  for (const item of round) {
    const payload = await filterUpdate(scope, collection, { keys: [item.key], payload: item.payload })
    checkFields(collection, payload, rules)
    sent.push({ ...item, payload })
  }
  const found = await lockExisting(scope.session, collection, keysOf(sent))
  const { known, others } = byStoredKey(sent, found)
  await checkRows(scope, collection, known)
  const changes: SentUpdate[] = []
  for (const item of known) {
    const valid = { ...rules.presets, ...item.payload }
    checkPayload(collection, valid, { rules, action: 'update', path: item.place.path })
    changes.push({ ...item, payload: await runBeforeUpdate(scope, { ...item, collection, keys: [item.key] }, valid) })
  }
  await writeChanges(scope, collection, changes)
  scope.budget.left += others.length
  for (const { key, payload, place } of others) await updateItems(scope, { collection, keys: [key], payload, place, isFiltered: true })
}

interface SentUpdate extends EachUpdate {
  readonly payload: JsonObject
}

function keysOf(items: readonly EachUpdate[]): readonly KeyValues[] {
  return items.map(({ key }) => key)
}

/** Where case does not count, a key may be stored in other letters than it was asked for: such items go alone, as do those that are not there. */
function byStoredKey(items: readonly SentUpdate[], found: readonly KeyValues[]) {
  const stored = new Map(found.map((key) => [printKey(key), key]))
  const isKnown = ({ key }: SentUpdate): boolean => stored.has(printKey(key))
  const known = items.filter(isKnown).map((item) => ({ ...item, key: stored.get(printKey(item.key)) ?? item.key }))
  return { known, others: items.filter((item) => !isKnown(item)) }
}

/** Those of which the same fields are written are checked together. */
async function checkRows(scope: WriteContext, collection: Collection, items: readonly SentUpdate[]): Promise<void> {
  if (scope.rights.isAdmin) return
  const groups = new Map<string, SentUpdate[]>()
  for (const item of items) {
    const name = Object.keys(item.payload).sort().join('\n')
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  for (const group of groups.values())
    await checkUpdatable(scope, { collection, keys: keysOf(group), fields: Object.keys(group[0]?.payload ?? {}) })
}

async function writeChanges(scope: WriteContext, collection: Collection, changes: readonly SentUpdate[]): Promise<void> {
  const { context, activityLog: journal, session } = scope
  const sources = sourcesOf(context)
  const items = changes.map(({ key, payload, place }) => {
    const split = splitPayload(context.schema, collection, applySpecials(collection, payload, { action: 'update', sources }))
    const entry: ActivityEntry = { action: 'update', collection, key, delta: {}, stored: {}, parent: place.parent }
    return { ...split, entry, key, payload, place }
  })
  await writeToOne(
    scope,
    collection,
    items.filter(({ toOne }) => toOne.length > 0),
  )
  const columns = items.map((item) => item.columns)
  const rows = await encodePayloads(collection, columns, context.platform)
  await updateRows(
    session,
    collection,
    items.map(({ key }, index) => ({ key, row: rows[index] ?? {} })),
  )
  for (const [index, { entry, columns: delta }] of items.entries()) journal.add(Object.assign(entry, { delta, stored: rows[index] ?? {} }))
  collectEachEvent(scope, collection, items)
  await writeToMany(
    scope,
    collection,
    items.filter(({ toMany }) => toMany.length > 0),
  )
}

function collectEachEvent(
  scope: WriteContext,
  collection: Collection,
  items: readonly { readonly key: KeyValues; readonly payload: JsonObject }[],
): void {
  const facts = items.map(({ key, payload }) => ({ payload, keys: [eventKey(key)] }))
  collectEvents(scope, { collection, action: 'update' }, facts)
}
