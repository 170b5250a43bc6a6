import { raw, sql } from '@recto/dialects'
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
} from '@recto/schema'
import type { ModelChange } from '../change-model.ts'
import type { ModelWork } from '../change-work/model-work.ts'
import { createCollection } from '../collections/create-collection.ts'
import { deleteCollection } from '../collections/delete-collection.ts'
import { updateCollection } from '../collections/update-collection.ts'
import { createField } from '../fields/create-field.ts'
import { deleteField } from '../fields/delete-field.ts'
import { upsertFieldRow } from '../fields/field-rows.ts'
import { type FieldPayload, parseNewField } from '../fields/parse-field.ts'
import { updateField } from '../fields/update-field.ts'
import { deleteRelation, updateRelation } from '../relations/change-relation.ts'
import { createRelation } from '../relations/create-relation.ts'
import { parseNewRelation } from '../relations/parse-relation.ts'
import { snapshotVersion } from './snapshots.ts'

/** Makes all changes of a diff, or none. Nothing is recorded in the activity. */
export function applyingDiff(diff: SchemaDiff): ModelChange<void> {
  return async (recorded) => {
    const work: ModelWork = { ...recorded, record: async () => {} }
    const current = takeSnapshot(work.schema(), { directus: snapshotVersion, vendor: work.dialect.vendor })
    await makeCollections(work, diff)
    await deleteCollections(work, diff)
    await changeCollections(work, diff, current)
    await changeFields(work, diff, current)
    await work.refresh()
    await changeRelations(work, diff, current)
  }
}

function created(diff: readonly DeepChange[]): JsonObject | null {
  const whole = diff.find((change) => change.kind === 'N' && (change.path ?? []).length === 0)
  return whole?.kind === 'N' && isJsonObject(whole.rhs) ? whole.rhs : null
}

async function makeCollections(work: ModelWork, diff: SchemaDiff): Promise<void> {
  const fresh = parentsFirst(diff.collections.filter((entry) => created(entry.diff) !== null))
  for (const entry of fresh) {
    const row = created(entry.diff) ?? {}
    const fields = diff.fields
      .filter(({ collection }) => collection === entry.collection)
      .map((field) => created(field.diff))
      .filter((field) => field !== null)
    const meta = isJsonObject(row['meta']) ? row['meta'] : null
    const known = work.schema().collections.get(entry.collection)
    if (known !== undefined && known.meta === null) await adoptTable(work, { collection: entry.collection, meta, fields })
    else {
      const schema = isJsonObject(row['schema']) ? {} : null
      await createCollection(work, { collection: entry.collection, meta, schema, fields: await payloadsOf(work, fields), isExact: true })
    }
  }
  if (fresh.length > 0) await work.refresh()
}

interface Adoption {
  readonly collection: string
  readonly meta: JsonObject | null
  readonly fields: readonly JsonObject[]
}

/** A table that is there but was never configured keeps its columns, and gets those it lacks. */
async function adoptTable(work: ModelWork, { collection, meta, fields }: Adoption): Promise<void> {
  await updateCollection(work, collection, meta ?? {})
  for (const payload of await payloadsOf(work, fields)) await makeField(work, collection, payload)
}

async function makeField(work: ModelWork, collection: string, payload: FieldPayload): Promise<void> {
  const known = work.schema().collections.get(collection)?.fields.get(payload.field)
  if (known === undefined || known.isImplicit || known.column === null) await createField(work, collection, payload)
  else await upsertFieldRow(work, { collection, field: payload.field }, payload.meta ?? {})
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

/** A column of a kind Recto has no name for is made with its native type where this database has it, and as text elsewhere. */
async function payloadsOf(work: ModelWork, entries: readonly JsonObject[]): Promise<readonly FieldPayload[]> {
  const payloads: FieldPayload[] = []
  for (const entry of entries) {
    const payload = payloadOf(entry)
    const native = payload.schema?.['data_type']
    if (payload.type !== 'unknown') payloads.push(payload)
    else if (typeof native === 'string' && (await hasType(work, native))) payloads.push({ ...payload, nativeType: native })
    else payloads.push({ ...payload, type: 'text' })
  }
  return payloads
}

/** A type's name as it stands in DDL, and nothing else. */
const typeName = /^[a-z_][\w ]*(?:\(\d+(?:, *\d+)?\))?(?:\[\])*$/i

/** Asked in a transaction of its own, since a failing statement spoils the one around it on some engines. */
async function hasType(work: ModelWork, native: string): Promise<boolean> {
  if (!typeName.test(native)) return false
  const { dialect, session } = work
  const statement = dialect.render(sql`SELECT CAST(NULL AS ${raw(native)})${dialect.expressions.dual}`)
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

async function deleteCollections(work: ModelWork, diff: SchemaDiff): Promise<void> {
  for (const { collection } of diff.collections.filter((entry) => isWhole(entry.diff, 'D'))) {
    await deleteCollection(work, collection)
    await work.refresh()
  }
}

async function changeCollections(work: ModelWork, diff: SchemaDiff, current: Snapshot): Promise<void> {
  for (const entry of diff.collections.filter(isEdit)) {
    const patched = patchedEntry(
      current.collections.find(({ collection }) => collection === entry.collection),
      entry.diff,
    )
    const meta = patched?.['meta']
    if (isJsonObject(meta)) await updateCollection(work, entry.collection, meta)
  }
}

function isEdit({ diff }: CollectionDiff): boolean {
  return !isWhole(diff, 'N') && !isWhole(diff, 'D')
}

async function changeFields(work: ModelWork, diff: SchemaDiff, current: Snapshot): Promise<void> {
  const isNew = new Set(diff.collections.filter(({ diff: changes }) => isWhole(changes, 'N')).map(({ collection }) => collection))
  const fields = diff.fields.filter(({ collection }) => !isNew.has(collection))
  const gone = fields.filter((entry) => isWhole(entry.diff, 'D'))
  for (const { collection, field } of gone) await deleteField(work, collection, field)
  if (gone.length > 0) await work.refresh()
  for (const entry of fields) {
    const row = created(entry.diff)
    if (row !== null) for (const payload of await payloadsOf(work, [row])) await makeField(work, entry.collection, payload)
    else if (isEdit(entry)) await editField(work, entry, current)
  }
  await changeIndexes(work, diff)
}

async function changeIndexes(work: ModelWork, diff: SchemaDiff): Promise<void> {
  for (const entry of diff.systemFields) {
    const change = entry.diff.find(({ path }) => path?.join('.') === 'schema.is_indexed')
    if (change?.kind !== 'E') continue
    const schema = { is_indexed: change.rhs === true }
    await updateField(work, entry.collection, { field: entry.field, type: null, schema, meta: undefined })
  }
}

async function editField(work: ModelWork, entry: FieldDiff, current: Snapshot): Promise<void> {
  const before = current.fields.find(({ collection, field }) => collection === entry.collection && field === entry.field)
  const patched = patchedEntry(before, entry.diff)
  if (before === undefined || patched === undefined)
    throw invalidPayload(`Field "${entry.field}" doesn't exist in collection "${entry.collection}"`)
  const isKeyMoved = entry.diff.some(({ path }) => ['is_primary_key', 'has_auto_increment'].includes(String(path?.[1])))
  if (isKeyMoved) throw invalidPayload(`The primary key of collection "${entry.collection}" can't be changed`)
  const isColumnMeant = entry.diff.some(({ path }) => path?.[0] === 'schema' || path?.[0] === 'type')
  const payload = parseNewField(patched, { isStrict: false })
  await updateField(work, entry.collection, isColumnMeant ? payload : { ...payload, type: null, schema: undefined })
}

async function changeRelations(work: ModelWork, diff: SchemaDiff, current: Snapshot): Promise<void> {
  for (const entry of diff.relations) {
    const key = { collection: entry.collection, field: entry.field }
    const row = created(entry.diff)
    if (isWhole(entry.diff, 'D')) await removeRelation(work, key)
    else if (row !== null) await makeRelation(work, row)
    else await editRelation(work, patchedEntry(relationOf(current, key), entry.diff), key)
  }
}

interface Key {
  readonly collection: string
  readonly field: string
}

function relationOf(current: Snapshot, { collection, field }: Key): SnapshotEntry | undefined {
  return current.relations.find((relation) => relation['collection'] === collection && relation['field'] === field)
}

/** It may have gone with its field. */
async function removeRelation(work: ModelWork, key: Key): Promise<void> {
  const isThere = work.schema().relations.some(({ collection, field }) => collection === key.collection && field === key.field)
  if (isThere) await deleteRelation(work, key)
}

/** A foreign key that is there but was never configured keeps its rules. */
async function makeRelation(work: ModelWork, row: JsonObject): Promise<void> {
  const payload = parseNewRelation(row, { isStrict: false })
  const { collection, field } = payload
  const known = work.schema().relations.find((relation) => relation.collection === collection && relation.field === field)
  if (known === undefined) await createRelation(work, payload, { allowsKey: true, keepsName: true })
  else await updateRelation(work, { collection, field }, payload)
}

async function editRelation(work: ModelWork, patched: SnapshotEntry | undefined, key: Key): Promise<void> {
  if (patched === undefined) throw invalidPayload(`Field "${key.field}" in collection "${key.collection}" doesn't have a relationship.`)
  const payload = parseNewRelation(patched, { isStrict: false })
  const known = work.schema().relations.find(({ collection, field }) => collection === key.collection && field === key.field)
  if (known?.relatedCollection === payload.relatedCollection) return updateRelation(work, key, payload)
  await deleteRelation(work, key)
  await work.refresh()
  await createRelation(work, payload, { allowsKey: true, keepsName: true })
}
