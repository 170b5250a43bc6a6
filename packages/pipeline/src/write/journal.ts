import { printKey } from '@recto/query'
import { type Collection, type Field, relationFrom } from '@recto/schema'
import type { Context } from '../context.ts'
import type { EncodedValue } from './encode-value.ts'
import { insertRows, type NewRows } from './insert-rows.ts'
import { insertSnapshotsStatement } from './insert-snapshots.ts'
import { readItems } from './read-items.ts'
import { recordedValue } from './recorded-value.ts'
import type { Session } from './session.ts'
import { type EncodedRow, type KeyValues, keyFields } from './write-statements.ts'

type Payload = Readonly<Record<string, unknown>>

/** One change of one item, to be recorded. */
export interface JournalEntry {
  readonly action: 'create' | 'update' | 'delete'
  readonly collection: Collection
  /** Of the item; filled in when it is known. */
  key: KeyValues
  /** What was written, as sent. Filled in when it is known. */
  delta: Payload
  /** The same as stored. */
  stored: EncodedRow
  readonly parent: JournalEntry | null
}

/** What a request changed, written down in the same transaction. */
export interface Journal {
  add(entry: JournalEntry): JournalEntry
  /** Writes activity and revisions of everything added: one INSERT each, and one more per level of nesting. */
  flush(session: Session): Promise<void>
}

/** An empty journal of a request. */
export function createJournal(context: Context): Journal {
  const entries: JournalEntry[] = []
  return {
    add(entry) {
      entries.push(entry)
      return entry
    },
    async flush(session) {
      const recorded = entries.filter(({ collection }) => collection.accountability !== null)
      if (recorded.length === 0) return
      const activities = await insertInto(
        'directus_activity',
        { rows: activityRows(recorded, context), isKeyWanted: recorded.some(isRevised) },
        { session, context },
      )
      await writeRevisions(recorded, activities, { session, context })
    },
  }
}

interface Place {
  readonly session: Session
  readonly context: Context
}

async function insertInto(name: string, rows: NewRows, { session, context }: Place): Promise<readonly KeyValues[]> {
  const collection = context.schema.collections.get(name)
  return collection === undefined ? [] : await insertRows(session, collection, rows)
}

/** Who did it, when and from where is the same for all changes of a request. */
function activityRows(entries: readonly JournalEntry[], { account, now }: Context): readonly EncodedRow[] {
  const { user, ip, userAgent, origin } = account
  const timestamp = now.toISOString()
  return entries.map(({ action, collection, key }) => ({
    action,
    user,
    timestamp,
    ip,
    user_agent: userAgent,
    collection: collection.name,
    item: itemText(key),
    origin,
  }))
}

/** The column takes 255 characters; a longer key is cut rather than the write refused. */
function itemText(key: KeyValues): string {
  return printKey(key).slice(0, 255)
}

async function writeRevisions(entries: readonly JournalEntry[], activities: readonly KeyValues[], place: Place): Promise<void> {
  const activityOf = new Map(entries.map((entry, index) => [entry, activities[index]?.[0] ?? null]))
  const revised = entries.filter(isRevised)
  const facts: RevisionFacts = {
    activityOf,
    revisionOf: new Map(),
    parents: new Set(entries.map(({ parent }) => parent)),
    deltaText: createDeltaText(place.context),
  }
  for (const level of byLevel(revised)) {
    for (const run of runsOf(level, facts)) {
      const isDone = run.length >= runMin && (await insertSnapshots(run, facts, place))
      if (!isDone) await insertRevisions(run, facts, place)
    }
  }
}

interface RevisionFacts {
  readonly activityOf: ReadonlyMap<JournalEntry, EncodedValue>
  /** Of what others are nested in. */
  readonly revisionOf: Map<JournalEntry, EncodedValue>
  readonly parents: ReadonlySet<JournalEntry | null>
  readonly deltaText: (entry: JournalEntry) => string | null
}

/** Changes of one collection in a row from which on it is worth it to have the database read them itself. */
const runMin = 20

/** Entries in their order, cut where those that the database can read itself begin and end. */
function runsOf(entries: readonly JournalEntry[], { parents }: RevisionFacts): readonly (readonly JournalEntry[])[] {
  const runs: JournalEntry[][] = []
  let last: Collection | null = null
  for (const entry of entries) {
    const kind = hasSnapshot(entry) && !parents.has(entry) ? entry.collection : null
    if (runs.length === 0 || kind !== last) runs.push([])
    runs.at(-1)?.push(entry)
    last = kind
  }
  return runs
}

async function insertSnapshots(run: readonly JournalEntry[], facts: RevisionFacts, { session, context }: Place): Promise<boolean> {
  const [first] = run
  const revisions = context.schema.collections.get('directus_revisions')
  if (first === undefined || !hasSnapshot(first) || revisions === undefined) return false
  const { collection } = first
  const statement = insertSnapshotsStatement(session.dialect, revisions, {
    collection,
    fields: snapshotFields(context, collection),
    isSecret,
    mask,
    rows: run.map((entry) => ({ ...revisionFacts(entry, facts), key: entry.key })),
  })
  if (statement === null) return false
  await session.connection.execute(statement)
  return true
}

async function insertRevisions(run: readonly JournalEntry[], facts: RevisionFacts, place: Place): Promise<void> {
  const snapshots = await readSnapshots(run.filter(hasSnapshot), place)
  const rows = run.map((entry) => {
    const { activity, item, delta, parent } = revisionFacts(entry, facts)
    const snapshot = snapshots.get(entry)
    const data = snapshot === undefined ? delta : JSON.stringify(snapshot)
    return { activity, collection: entry.collection.name, item, data, delta, parent }
  })
  const isKeyWanted = run.some((entry) => facts.parents.has(entry))
  const keys = await insertInto('directus_revisions', { rows, isKeyWanted }, place)
  if (isKeyWanted) for (const [index, entry] of run.entries()) facts.revisionOf.set(entry, keys[index]?.[0] ?? null)
}

function revisionFacts(entry: JournalEntry, { activityOf, revisionOf, deltaText }: RevisionFacts) {
  return {
    activity: activityOf.get(entry) ?? null,
    item: itemText(entry.key),
    delta: deltaText(entry),
    parent: entry.parent === null ? null : (revisionOf.get(entry.parent) ?? null),
  }
}

function isRevised({ action, collection, delta }: JournalEntry): boolean {
  return collection.accountability === 'all' && action !== 'delete' && (action === 'create' || Object.keys(delta).length > 0)
}

function hasSnapshot(entry: JournalEntry): boolean {
  return entry.action === 'update' && isRevised(entry)
}

/** Parents before what is nested in them, since a revision names its parent's. */
function byLevel(entries: readonly JournalEntry[]): readonly (readonly JournalEntry[])[] {
  const levels: JournalEntry[][] = []
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
async function readSnapshots(entries: readonly JournalEntry[], { session, context }: Place): Promise<ReadonlyMap<JournalEntry, Payload>> {
  const snapshots = new Map<JournalEntry, Payload>()
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

/** Of a create what was sent but relations; of an update the columns that were written. Secrets are masked. */
function createDeltaText({ schema }: Context): (entry: JournalEntry) => string | null {
  const shownOf = new Map<string, ReadonlyMap<string, Field>>()
  const shownIn = ({ action, collection }: JournalEntry): ReadonlyMap<string, Field> => {
    const key = `${action} ${collection.name}`
    const known = shownOf.get(key) ?? shownColumns(schema, collection, action)
    shownOf.set(key, known)
    return known
  }
  const texts = new Map<Payload, string | null>()
  return (entry) => {
    const known = texts.get(entry.delta)
    if (known !== undefined) return known
    const text = shownText(entry, shownIn(entry))
    texts.set(entry.delta, text)
    return text
  }
}

function shownText({ delta, stored }: JournalEntry, shown: ReadonlyMap<string, Field>): string | null {
  const names = Object.keys(delta)
  const isAsStored = (name: string): boolean => {
    const field = shown.get(name)
    return field !== undefined && delta[name] === stored[name] && isAsSent(field)
  }
  if (names.length > 0 && names.every(isAsStored)) return JSON.stringify(delta)
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const field = shown.get(name)
    if (field === undefined) continue
    const isHidden = isSecret(field) && delta[name] !== null
    values[name] = isHidden ? mask : recordedValue(field, delta[name], stored[name])
  }
  return Object.keys(values).length === 0 ? null : JSON.stringify(values)
}

/** Whether a value that is stored as it was sent is also shown so. */
function isAsSent(field: Field): boolean {
  return !isSecret(field) && field.type !== 'csv' && field.type !== 'json' && field.type !== 'bigInteger'
}

/** Columns a revision shows. */
function shownColumns(schema: Context['schema'], collection: Collection, action: JournalEntry['action']): ReadonlyMap<string, Field> {
  const fields = [...collection.fields.values()].filter(
    ({ column, name }) => column !== null && (action !== 'create' || relationFrom(schema, collection.name, name) === undefined),
  )
  return new Map(fields.map((field) => [field.name, field]))
}

const mask = '**********'
const secret = ['hash', 'conceal', 'encrypt']

function isSecret({ special }: Field): boolean {
  return special.some((flag) => secret.includes(flag))
}

function masked(secrets: readonly string[], item: Payload): Payload {
  if (secrets.every((name) => (item[name] ?? null) === null)) return item
  return { ...item, ...Object.fromEntries(secrets.filter((name) => (item[name] ?? null) !== null).map((name) => [name, mask])) }
}
