import { forbidden, invalidPayload } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import { checkName } from '../check-name.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { columnOf, indexSteps } from '../fields/add-field.ts'
import { insertFieldRow } from '../fields/field-rows.ts'
import type { FieldPayload } from '../fields/parse-field.ts'
import { withNeededSpecial } from '../fields/special-flags.ts'
import { newMetaRow } from '../meta-row.ts'
import type { CollectionPayload } from './parse-collection.ts'

/** Adds a collection: its table when it has a schema, its row when it has metadata, and its fields. */
export async function addCollection(executor: SchemaChangeExecutor, payload: CollectionPayload): Promise<void> {
  const { collection, schema, meta } = payload
  checkName(executor.dialect, collection, 'collection')
  await assertNameIsFree(executor, collection)
  if (schema === null && meta === null)
    throw forbidden('Nothing would be created: give "schema" ({} for a table) or "meta" (for a folder).')
  if (meta !== null) await insertCollectionRow(executor, payload)
  if (schema !== null) {
    const hasColumns = payload.fields.some((field) => columnOf(field) !== null)
    const fields = payload.isExact === true && hasColumns ? payload.fields : withKey(payload.fields)
    await createTable(executor, collection, fields)
    await insertFieldRows(executor, collection, fields)
  }
  executor.emit({
    event: 'collections.create',
    meta: { payload: { ...meta, collection }, key: collection, collection: 'directus_collections' },
  })
}

async function assertNameIsFree(executor: SchemaChangeExecutor, name: string): Promise<void> {
  const isTaken =
    executor.schema().collections.has(toSystemName(name)) || (await executor.find('directus_collections', { collection: name })).length > 0
  if (isTaken) throw invalidPayload(`Collection "${name}" already exists`)
}

async function insertCollectionRow(executor: SchemaChangeExecutor, { collection, meta }: CollectionPayload): Promise<void> {
  const row = { ...newMetaRow('collections', meta ?? {}), collection }
  await executor.write({ kind: 'insert', collection: 'directus_collections', row, identity: { collection } })
  await executor.recordActivity({ action: 'create', collection: 'directus_collections', item: collection, data: row, delta: row })
}

/** A table without a primary key gets an auto-increment `id`. */
function withKey(fields: readonly FieldPayload[]): readonly FieldPayload[] {
  const hasKey = fields.some(({ schema }) => schema?.['is_primary_key'] === true || schema?.['has_auto_increment'] === true)
  if (hasKey) return fields
  return [
    {
      field: 'id',
      type: 'integer',
      schema: { is_primary_key: true, has_auto_increment: true },
      meta: { hidden: true, interface: 'numeric', readonly: true },
    },
    ...fields,
  ]
}

async function createTable(executor: SchemaChangeExecutor, name: string, fields: readonly FieldPayload[]): Promise<void> {
  const table = { schema: null, name }
  const columns = fields.map(columnOf).filter((column) => column !== null)
  const names = columns.map((column) => column.name.toLowerCase())
  const twice = names.find((column, index) => names.indexOf(column) !== index)
  if (twice !== undefined) throw invalidPayload(`Field "${twice}" already exists in collection "${name}"`)
  for (const { name: field } of columns) checkName(executor.dialect, field, 'field')
  const primaryKey = fields
    .filter(({ schema }) => schema?.['is_primary_key'] === true || schema?.['has_auto_increment'] === true)
    .map(({ field }) => field)
    .filter((field) => columns.some((column) => column.name === field))
  if (columns.length === 0) throw invalidPayload(`Collection "${name}" needs a field with a column`)
  await executor.alter({ change: { kind: 'create-table', table, columns, primaryKey }, undo: [{ kind: 'drop-table', table }] })
  for (const step of fields.filter((field) => columnOf(field) !== null).flatMap((field) => indexSteps(executor, table, field)))
    await executor.alter(step)
}

/** Fields without a place are numbered within their group, in the order they came. */
async function insertFieldRows(executor: SchemaChangeExecutor, collection: string, fields: readonly FieldPayload[]): Promise<void> {
  const places = new Map<unknown, number>()
  for (const payload of fields) {
    const { field, meta } = payload
    if (meta === null || meta === undefined) continue
    const group = meta['group'] ?? null
    const place = (places.get(group) ?? 0) + 1
    places.set(group, place)
    const column = columnOf(payload)
    const row = { ...meta, sort: meta['sort'] ?? place }
    await insertFieldRow(
      executor,
      { collection, field },
      column === null ? row : withNeededSpecial(executor.dialect, column, { meta: row, isExact: payload.isExact }),
    )
  }
}
