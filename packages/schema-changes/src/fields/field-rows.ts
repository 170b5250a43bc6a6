import type { StoredRow } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import type { ModelWork } from '../change-work/model-work.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'
import type { FieldName } from '../references/field-paths.ts'

/** Writes the row of a new field. Without a place it becomes the last of its group. */
export async function insertFieldRow(work: ModelWork, { collection, field }: FieldName, meta: JsonObject): Promise<void> {
  const row = { ...newMetaRow('fields', meta), collection, field }
  const placed = { ...row, sort: meta['sort'] ?? (await nextPlace(work, collection, meta['group'] ?? null)) }
  await work.write({ kind: 'insert', collection: 'directus_fields', row: placed, identity: { collection, field } })
  await recordField(work, { collection, field, action: 'create', delta: placed })
}

/** Changes the row of a field, or makes it. */
export async function upsertFieldRow(work: ModelWork, { collection, field }: FieldName, meta: JsonObject): Promise<void> {
  const matches = { collection, field }
  const [row] = await work.find('directus_fields', matches)
  if (row === undefined) return insertFieldRow(work, matches, meta)
  const { collection: _collection, field: _field, ...values } = metaValues('fields', meta)
  await work.write({ kind: 'update', collection: 'directus_fields', matches, values })
  await recordField(work, { collection, field, action: 'update', delta: values })
}

/** Takes the row of a field away, and the activity about it with the next one. */
export async function deleteFieldRow(work: ModelWork, collection: string, field: string): Promise<void> {
  const [row] = await work.find('directus_fields', { collection, field })
  if (row === undefined) return
  await work.write({ kind: 'delete', collection: 'directus_fields', matches: { collection, field } })
  await work.record({ action: 'delete', collection: 'directus_fields', item: String(row['id']), data: null, delta: null })
}

interface FieldRecord {
  readonly collection: string
  readonly field: string
  readonly action: 'create' | 'update'
  readonly delta: StoredRow
}

async function recordField(work: ModelWork, { collection, field, action, delta }: FieldRecord): Promise<void> {
  if (work.isDryRun) return
  const [row] = await work.find('directus_fields', { collection, field })
  if (row !== undefined) await work.record({ action, collection: 'directus_fields', item: String(row['id']), data: row, delta })
}

async function nextPlace(work: ModelWork, collection: string, group: unknown): Promise<number> {
  const rows = await work.find('directus_fields', { collection })
  const places = rows.filter((row) => (row['group'] ?? null) === group).map((row) => Number(row['sort'] ?? 0))
  return Math.max(0, ...places) + 1
}
