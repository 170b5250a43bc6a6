import type { JsonObject } from '@recto/protocol'
import { concealedValue } from '@recto/protocol'
import { printKey } from '@recto/query'
import { type Collection, type Field, keyFields, relationFrom } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { EncodedValue } from '../execute/encode-value.ts'
import { insertRows } from '../execute/insert-rows.ts'
import { readItems } from '../execute/read-items.ts'
import { insertRevisionsStatement, type RevisionRow } from './insert-revisions.ts'
import type { LogTarget } from './log-target.ts'
import { itemText, type LoggedChange } from './logged-change.ts'
import { createRevisionDeltas, deltaText, isSecret, type RevisionDelta } from './revision-delta.ts'

/** Whether a change is kept with what the item looked like after it. */
export function isRevised({ action, collection, delta }: LoggedChange): boolean {
  return collection.accountability === 'all' && action !== 'delete' && (action === 'create' || Object.keys(delta).length > 0)
}

/** Writes the revisions of changes whose activities are written. */
export async function writeRevisions(entries: readonly LoggedChange[], target: LogTarget): Promise<void> {
  const facts: RevisionFacts = {
    revisionOf: new Map(),
    parents: new Set(entries.map(({ parent }) => parent)),
    shown: createRevisionDeltas(target.context.schema),
  }
  for (const level of byLevel(entries.filter(isRevised))) {
    for (const { entries: run, isTogether } of runsOf(level, facts)) {
      const isDone = isTogether && (await insertTogether(run, facts, target))
      if (!isDone) await insertBound(run, facts, target)
    }
  }
}

interface RevisionFacts {
  /** Of what others are nested in. */
  readonly revisionOf: Map<LoggedChange, EncodedValue>
  readonly parents: ReadonlySet<LoggedChange | null>
  readonly shown: (entry: LoggedChange) => RevisionDelta
}

/** Changes in a row from which on a statement of their own is worth it. */
const runMin = 20

interface Run {
  readonly entries: LoggedChange[]
  /** They are of one kind, and nobody asks for their keys: the database may write them by itself. */
  readonly isTogether: boolean
}

/** Entries in their order, cut where those that can be written together begin and end. */
function runsOf(entries: readonly LoggedChange[], { parents }: RevisionFacts): readonly Run[] {
  const runs: Run[] = []
  let others: LoggedChange[] | null = null
  for (const alike of alikeIn(entries)) {
    if (alike.length >= runMin && !alike.some((entry) => parents.has(entry))) {
      runs.push({ entries: alike, isTogether: true })
      others = null
    } else if (others === null) {
      others = alike
      runs.push({ entries: others, isTogether: false })
    } else for (const entry of alike) others.push(entry)
  }
  return runs
}

function alikeIn(entries: readonly LoggedChange[]): readonly LoggedChange[][] {
  const groups: LoggedChange[][] = []
  let group: LoggedChange[] = []
  let last: LoggedChange | null = null
  for (const entry of entries) {
    if (entry.collection !== last?.collection || entry.action !== last.action) {
      group = []
      groups.push(group)
    }
    group.push(entry)
    last = entry
  }
  return groups
}

async function insertTogether(run: readonly LoggedChange[], facts: RevisionFacts, { session, context }: LogTarget): Promise<boolean> {
  const [first] = run
  const revisions = context.schema.collections.get('directus_revisions')
  if (first === undefined || revisions === undefined || session.dialect.expressions.rowList === undefined) return false
  const { collection } = first
  const fields = snapshotFields(context, collection)
  const statement = insertRevisionsStatement(session.dialect, revisions, {
    collection,
    rows: run.map((entry) => revisionRow(entry, facts)),
    snapshot: hasSnapshot(first) ? { fields, isSecret } : null,
  })
  if (statement === null) return false
  await session.connection.execute(statement)
  return true
}

async function insertBound(run: readonly LoggedChange[], facts: RevisionFacts, { session, context }: LogTarget): Promise<void> {
  const revisions = context.schema.collections.get('directus_revisions')
  if (revisions === undefined) return
  const snapshots = await readSnapshots(run.filter(hasSnapshot), { session, context })
  const rows = run.map((entry) => {
    const { activity, item, delta: shown, parent } = revisionRow(entry, facts)
    const [snapshot, delta] = [snapshots.get(entry), deltaText(shown)]
    const data = snapshot === undefined ? delta : JSON.stringify(snapshot)
    return { activity, collection: entry.collection.name, item, data, delta, parent }
  })
  const isKeyWanted = run.some((entry) => facts.parents.has(entry))
  const keys = await insertRows(session, revisions, { rows, isKeyWanted })
  if (isKeyWanted) for (const [index, entry] of run.entries()) facts.revisionOf.set(entry, keys[index]?.[0] ?? null)
}

function revisionRow(entry: LoggedChange, { revisionOf, shown }: RevisionFacts): RevisionRow {
  const { activity = null, key, parent } = entry
  return { activity, key, item: itemText(key), delta: shown(entry), parent: parent === null ? null : (revisionOf.get(parent) ?? null) }
}

function hasSnapshot({ action }: LoggedChange): boolean {
  return action === 'update'
}

/** Parents before what is nested in them, since a revision names its parent's. */
function byLevel(entries: readonly LoggedChange[]): readonly (readonly LoggedChange[])[] {
  const levels: LoggedChange[][] = []
  for (const entry of entries) {
    let depth = 0
    for (let above = entry.parent; above !== null; above = above.parent) depth++
    for (let level = levels.length; level <= depth; level++) levels.push([])
    levels[depth]?.push(entry)
  }
  return levels.filter((level) => level.length > 0)
}

/** All columns but keys of other items. */
function snapshotFields({ schema }: Context, collection: Collection): readonly Field[] {
  const fields = [...collection.fields.values()].filter(
    ({ column, name }) => column !== null && relationFrom(schema, collection.name, name) === undefined,
  )
  return [...new Set([...keyFields(collection), ...fields])]
}

/** Items as they are after the request, one statement per collection. */
async function readSnapshots(
  entries: readonly LoggedChange[],
  { session, context }: LogTarget,
): Promise<ReadonlyMap<LoggedChange, JsonObject>> {
  const snapshots = new Map<LoggedChange, JsonObject>()
  for (const collection of new Set(entries.map((entry) => entry.collection))) {
    const own = entries.filter((entry) => entry.collection === collection)
    const names = snapshotFields(context, collection).map(({ name }) => name)
    const items = await readItems(session, context, { collection, keys: own.map((entry) => entry.key), fields: names })
    const secrets = [...collection.fields.values()].filter(isSecret).map(({ name }) => name)
    const byKey = new Map(items.map((item) => [printKey(collection.primaryKey.map((name) => item[name])), masked(secrets, item)]))
    for (const entry of own) {
      const item = byKey.get(printKey(entry.key))
      if (item !== undefined) snapshots.set(entry, item)
    }
  }
  return snapshots
}

function masked(secrets: readonly string[], item: JsonObject): JsonObject {
  if (secrets.every((name) => (item[name] ?? null) === null)) return item
  return { ...item, ...Object.fromEntries(secrets.filter((name) => (item[name] ?? null) !== null).map((name) => [name, concealedValue])) }
}
