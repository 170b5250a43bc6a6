import { compile, raw, sql } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import {
  type CollectionDiff,
  type DeepChange,
  type FieldDiff,
  isWhole,
  patchedEntry,
  type SchemaDiff,
  type Snapshot,
  type SnapshotEntry,
  takeSnapshot,
} from '@recto/schema/snapshots'
import type { SchemaOperation } from '../change-schema.ts'
import { addCollection } from '../collections/add-collection.ts'
import { alterCollection } from '../collections/alter-collection.ts'
import { dropCollection } from '../collections/drop-collection.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { addField } from '../fields/add-field.ts'
import { alterField } from '../fields/alter-field.ts'
import { dropField } from '../fields/drop-field.ts'
import { upsertFieldRow } from '../fields/field-rows.ts'
import { type FieldPayload, parseNewField } from '../fields/parse-field.ts'
import { addRelation } from '../relations/add-relation.ts'
import { alterRelation, dropRelation } from '../relations/alter-relation.ts'
import { parseNewRelation } from '../relations/parse-relation.ts'
import { snapshotVersion } from './snapshots.ts'

/** Applies all changes of a diff, or none. No activity is recorded. */
export function applyDiff(diff: SchemaDiff): SchemaOperation<void> {
  return async (recording) => {
    const executor: SchemaChangeExecutor = { ...recording, recordActivity: async () => {} }
    const current = takeSnapshot(executor.schema(), { directus: snapshotVersion, vendor: executor.dialect.vendor })
    await addCollections(executor, diff)
    await dropCollections(executor, diff)
    await alterCollections(executor, diff, current)
    await alterFields(executor, diff, current)
    await executor.refresh()
    await alterRelations(executor, diff, current)
  }
}

function created(diff: readonly DeepChange[]): JsonObject | null {
  const whole = diff.find((change) => change.kind === 'N' && (change.path ?? []).length === 0)
  return whole?.kind === 'N' && isJsonObject(whole.rhs) ? whole.rhs : null
}

async function addCollections(executor: SchemaChangeExecutor, diff: SchemaDiff): Promise<void> {
  const fresh = parentsFirst(diff.collections.filter((entry) => created(entry.diff) !== null))
  for (const entry of fresh) {
    const row = created(entry.diff) ?? {}
    const fields = diff.fields
      .filter(({ collection }) => collection === entry.collection)
      .map((field) => created(field.diff))
      .filter((field) => field !== null)
    const meta = isJsonObject(row['meta']) ? row['meta'] : null
    const known = executor.schema().collections.get(entry.collection)
    if (known !== undefined && known.meta === null) await adoptTable(executor, { collection: entry.collection, meta, fields })
    else {
      const schema = isJsonObject(row['schema']) ? {} : null
      await addCollection(executor, {
        collection: entry.collection,
        meta,
        schema,
        fields: await payloadsOf(executor, fields),
        isExact: true,
      })
    }
  }
  if (fresh.length > 0) await executor.refresh()
}

interface Adoption {
  readonly collection: string
  readonly meta: JsonObject | null
  readonly fields: readonly JsonObject[]
}

/** A table that exists but was never configured keeps its columns, and the missing ones are added. */
async function adoptTable(executor: SchemaChangeExecutor, { collection, meta, fields }: Adoption): Promise<void> {
  await alterCollection(executor, collection, meta ?? {})
  for (const payload of await payloadsOf(executor, fields)) await addDiffField(executor, collection, payload)
}

async function addDiffField(executor: SchemaChangeExecutor, collection: string, payload: FieldPayload): Promise<void> {
  const known = executor.schema().collections.get(collection)?.fields.get(payload.field)
  if (known === undefined || known.isImplicit || known.column === null) await addField(executor, collection, payload)
  else if (payload.meta) await upsertFieldRow(executor, { collection, field: payload.field }, payload.meta)
}

function parentsFirst(entries: readonly CollectionDiff[]): readonly CollectionDiff[] {
  const waiting = new Map(entries.map((entry) => [entry.collection, entry]))
  const ordered: CollectionDiff[] = []
  const place = (name: string): void => {
    const entry = waiting.get(name)
    if (entry === undefined) return
    waiting.delete(name)
    const meta = created(entry.diff)?.['meta']
    if (isJsonObject(meta) && typeof meta['group'] === 'string') place(meta['group'])
    ordered.push(entry)
  }
  for (const { collection } of entries) place(collection)
  return ordered
}

/** A column of a type Recto doesn't know is created with its native type where this database has that type, and as text elsewhere. */
async function payloadsOf(executor: SchemaChangeExecutor, entries: readonly JsonObject[]): Promise<readonly FieldPayload[]> {
  const payloads: FieldPayload[] = []
  for (const entry of entries) {
    const payload = payloadOf(entry)
    const native = payload.schema?.['data_type']
    if (payload.type !== 'unknown') payloads.push(payload)
    else if (typeof native === 'string' && (await hasType(executor, native))) payloads.push({ ...payload, nativeType: native })
    else payloads.push({ ...payload, type: 'text' })
  }
  return payloads
}

/** A type's name as DDL writes it; the text is put into a statement, so nothing else may pass. */
const typeName = /^[a-z_][\w ]*(?:\(\d+(?:, *\d+)?\))?(?:\[\])*$/i

/** Asks in a nested transaction, since PostgreSQL aborts the whole transaction when a statement fails. */
async function hasType(executor: SchemaChangeExecutor, native: string): Promise<boolean> {
  if (!typeName.test(native)) return false
  const { dialect, session } = executor
  const statement = compile(dialect, sql`SELECT CAST(NULL AS ${raw(native)})${dialect.expressions.dual}`)
  return await session
    .transaction((inner) => inner.rows(statement))
    .then(
      () => true,
      () => false,
    )
}

function payloadOf(entry: JsonObject): FieldPayload {
  const payload: FieldPayload = { ...parseNewField(entry, { isStrict: false }), isExact: true }
  const schema = payload.schema ?? null
  const isUuid = payload.type === 'string' && schema !== null && Number(schema['max_length']) === 36 && isCharKey(schema)
  return isUuid ? { ...payload, type: 'uuid' } : payload
}

function isCharKey(schema: JsonObject): boolean {
  const isLink = schema['is_primary_key'] === true || (schema['foreign_key_table'] ?? null) !== null
  return isLink && /^(?:var)?char$|^character varying$/i.test(String(schema['data_type']))
}

async function dropCollections(executor: SchemaChangeExecutor, diff: SchemaDiff): Promise<void> {
  for (const { collection } of diff.collections.filter((entry) => isWhole(entry.diff, 'D'))) {
    await dropCollection(executor, collection)
    await executor.refresh()
  }
}

async function alterCollections(executor: SchemaChangeExecutor, diff: SchemaDiff, current: Snapshot): Promise<void> {
  for (const entry of diff.collections.filter(isEdit)) {
    const patched = patchedEntry(
      current.collections.find(({ collection }) => collection === entry.collection),
      entry.diff,
    )
    const meta = patched?.['meta']
    if (isJsonObject(meta)) await alterCollection(executor, entry.collection, meta)
  }
}

function isEdit({ diff }: CollectionDiff): boolean {
  return !isWhole(diff, 'N') && !isWhole(diff, 'D')
}

async function alterFields(executor: SchemaChangeExecutor, diff: SchemaDiff, current: Snapshot): Promise<void> {
  const isNew = new Set(diff.collections.filter(({ diff: changes }) => isWhole(changes, 'N')).map(({ collection }) => collection))
  const fields = diff.fields.filter(({ collection }) => !isNew.has(collection))
  const gone = fields.filter((entry) => isWhole(entry.diff, 'D'))
  for (const { collection, field } of gone) await dropField(executor, collection, field)
  if (gone.length > 0) await executor.refresh()
  for (const entry of fields) {
    const row = created(entry.diff)
    if (row !== null) for (const payload of await payloadsOf(executor, [row])) await addDiffField(executor, entry.collection, payload)
    else if (isEdit(entry)) await alterDiffField(executor, entry, current)
  }
  await alterIndexes(executor, diff)
}

async function alterIndexes(executor: SchemaChangeExecutor, diff: SchemaDiff): Promise<void> {
  for (const entry of diff.systemFields) {
    const change = entry.diff.find(({ path }) => path?.join('.') === 'schema.is_indexed')
    if (change?.kind !== 'E') continue
    const schema = { is_indexed: change.rhs === true }
    await alterField(executor, entry.collection, { field: entry.field, type: null, schema, meta: undefined })
  }
}

async function alterDiffField(executor: SchemaChangeExecutor, entry: FieldDiff, current: Snapshot): Promise<void> {
  const before = current.fields.find(({ collection, field }) => collection === entry.collection && field === entry.field)
  const patched = patchedEntry(before, entry.diff)
  if (before === undefined || patched === undefined)
    throw invalidPayload(`Field "${entry.field}" doesn't exist in collection "${entry.collection}"`)
  const isKeyMoved = entry.diff.some(({ path }) => ['is_primary_key', 'has_auto_increment'].includes(String(path?.[1])))
  if (isKeyMoved) throw invalidPayload(`The primary key of collection "${entry.collection}" can't be changed`)
  const isColumnMeant = entry.diff.some(({ path }) => path?.[0] === 'schema' || path?.[0] === 'type')
  const payload = parseNewField(patched, { isStrict: false })
  await alterField(executor, entry.collection, isColumnMeant ? payload : { ...payload, type: null, schema: undefined })
}

async function alterRelations(executor: SchemaChangeExecutor, diff: SchemaDiff, current: Snapshot): Promise<void> {
  for (const entry of diff.relations) {
    const key = { collection: entry.collection, field: entry.field }
    const row = created(entry.diff)
    if (isWhole(entry.diff, 'D')) await dropDiffRelation(executor, key)
    else if (row !== null) await addDiffRelation(executor, row)
    else await alterDiffRelation(executor, patchedEntry(relationOf(current, key), entry.diff), key)
  }
}

interface Key {
  readonly collection: string
  readonly field: string
}

function relationOf(current: Snapshot, { collection, field }: Key): SnapshotEntry | undefined {
  return current.relations.find((relation) => relation['collection'] === collection && relation['field'] === field)
}

/** The relation may have been deleted together with its field. */
async function dropDiffRelation(executor: SchemaChangeExecutor, key: Key): Promise<void> {
  const isThere = executor.schema().relations.some(({ collection, field }) => collection === key.collection && field === key.field)
  if (isThere) await dropRelation(executor, key)
}

/** A foreign key that exists but was never configured keeps its actions. */
async function addDiffRelation(executor: SchemaChangeExecutor, row: JsonObject): Promise<void> {
  const payload = parseNewRelation(row, { isStrict: false })
  const { collection, field } = payload
  const known = executor.schema().relations.find((relation) => relation.collection === collection && relation.field === field)
  if (known === undefined) await addRelation(executor, payload, { allowsKey: true, keepsName: true })
  else await alterRelation(executor, { collection, field }, payload)
}

async function alterDiffRelation(executor: SchemaChangeExecutor, patched: SnapshotEntry | undefined, key: Key): Promise<void> {
  if (patched === undefined) throw invalidPayload(`Field "${key.field}" in collection "${key.collection}" doesn't have a relationship.`)
  const payload = parseNewRelation(patched, { isStrict: false })
  const known = executor.schema().relations.find(({ collection, field }) => collection === key.collection && field === key.field)
  if (known?.relatedCollection === payload.relatedCollection) return alterRelation(executor, key, payload)
  await dropRelation(executor, key)
  await executor.refresh()
  await addRelation(executor, payload, { allowsKey: true, keepsName: true })
}
