import type { JsonObject } from '@recto/protocol'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'
import type { FieldName } from '../references/field-paths.ts'

/** Inserts the row of a new field. Without `sort` it becomes the last of its group. */
export async function insertFieldRow(executor: SchemaChangeExecutor, { collection, field }: FieldName, meta: JsonObject): Promise<void> {
  const row = { ...newMetaRow('fields', meta), collection, field }
  const sorted = { ...row, sort: meta['sort'] ?? (await nextSort(executor, collection, meta['group'] ?? null)) }
  await executor.write({ kind: 'insert', collection: 'directus_fields', row: sorted, identity: { collection, field } })
  await recordField(executor, { collection, field, action: 'create', delta: sorted })
}

/** Updates the row of a field, or inserts it. */
export async function upsertFieldRow(executor: SchemaChangeExecutor, { collection, field }: FieldName, meta: JsonObject): Promise<void> {
  const matches = { collection, field }
  const [row] = await executor.find('directus_fields', matches)
  if (row === undefined) return insertFieldRow(executor, matches, meta)
  const { collection: _collection, field: _field, ...values } = metaValues('fields', meta)
  await executor.write({ kind: 'update', collection: 'directus_fields', matches, values })
  await recordField(executor, { collection, field, action: 'update', delta: values })
}

/** Deletes the row of a field and records it. */
export async function deleteFieldRow(executor: SchemaChangeExecutor, collection: string, field: string): Promise<void> {
  const [row] = await executor.find('directus_fields', { collection, field })
  if (row === undefined) return
  await executor.write({ kind: 'delete', collection: 'directus_fields', matches: { collection, field } })
  await executor.recordActivity({ action: 'delete', collection: 'directus_fields', item: String(row['id']), data: null, delta: null })
}

interface FieldRecord {
  readonly collection: string
  readonly field: string
  readonly action: 'create' | 'update'
  readonly delta: JsonObject
}

async function recordField(executor: SchemaChangeExecutor, { collection, field, action, delta }: FieldRecord): Promise<void> {
  if (executor.isDryRun) return
  const [row] = await executor.find('directus_fields', { collection, field })
  if (row !== undefined) await executor.recordActivity({ action, collection: 'directus_fields', item: String(row['id']), data: row, delta })
}

async function nextSort(executor: SchemaChangeExecutor, collection: string, group: unknown): Promise<number> {
  const rows = await executor.find('directus_fields', { collection })
  const sorts = rows.filter((row) => (row['group'] ?? null) === group).map((row) => Number(row['sort'] ?? 0))
  return Math.max(0, ...sorts) + 1
}
