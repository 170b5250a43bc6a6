import { compile, sql } from '@recto/dialects'
import type { ColumnDefinition, TableName } from '@recto/dialects/schema'
import { invalidPayload, RectoError } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { checkName } from '../check-name.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { addIndexStep, assertCanBeUnique, collectionOf, tableNameOf } from '../find-structure.ts'
import { newColumn } from './column-definition.ts'
import { insertFieldRow } from './field-rows.ts'
import type { FieldPayload } from './parse-field.ts'
import { withNeededSpecial } from './special-flags.ts'

/** Adds a field: its column unless it is an alias, and its row when it has metadata. Returns whether anything was added. */
export async function addField(executor: SchemaChangeExecutor, name: string, payload: FieldPayload): Promise<boolean> {
  const collection = collectionOf(executor, name)
  checkName(executor.dialect, payload.field, 'field')
  await assertNameIsFree(executor, collection, payload.field)
  const column = columnOf(payload)
  if (column === null && (payload.meta ?? null) === null) return false
  if (column !== null) await addColumn(executor, collection, { payload, column })
  const meta = payload.meta ?? null
  if (meta !== null) {
    await insertFieldRow(
      executor,
      { collection: collection.name, field: payload.field },
      column === null ? meta : withNeededSpecial(executor.dialect, column, { meta, isExact: payload.isExact }),
    )
  }
  executor.emit({ event: 'fields.create', meta: { payload, key: payload.field, collection: toSystemName(name) } })
  return true
}

async function assertNameIsFree(executor: SchemaChangeExecutor, { name, fields }: Collection, field: string): Promise<void> {
  const known = fields.get(field)
  const isTaken =
    (known !== undefined && !known.isImplicit) || (await executor.find('directus_fields', { collection: name, field })).length > 0
  if (isTaken) throw invalidPayload(`Field "${field}" already exists in collection "${name}"`)
}

/** The column of a new field; `null` for a field without one. */
export function columnOf(payload: FieldPayload): ColumnDefinition | null {
  const { type, schema, nativeType } = payload
  const isNameless = type === 'unknown' && nativeType === undefined
  return type === null || type === 'alias' || isNameless || schema === null ? null : newColumn({ ...payload, type })
}

interface NewColumn {
  readonly payload: FieldPayload
  readonly column: ColumnDefinition
}

async function addColumn(executor: SchemaChangeExecutor, collection: Collection, { payload, column }: NewColumn): Promise<void> {
  const table = tableNameOf(collection)
  const schema = payload.schema ?? {}
  if (column.isAutoIncrement === true || schema['is_primary_key'] === true) {
    throw invalidPayload('The primary key can only be chosen when a collection is made')
  }
  if (column.isNullable === false && column.defaultValue === undefined) await assertTableIsEmpty(executor, collection, { table, column })
  await executor.alter({
    change: { kind: 'add-column', table, column },
    undo: [{ kind: 'drop-column', table, column: column.name }],
  })
  for (const step of indexSteps(executor, table, payload)) await executor.alter(step)
}

/** The steps that add the indexes of a new field. */
export function indexSteps(
  executor: SchemaChangeExecutor,
  table: TableName,
  { field, type, schema }: FieldPayload,
): readonly Parameters<SchemaChangeExecutor['alter']>[0][] {
  const facts = schema ?? {}
  const isKey = facts['is_primary_key'] === true || facts['has_auto_increment'] === true
  if (isKey) return []
  if (facts['is_unique'] === true) {
    assertCanBeUnique(executor, field, type)
    return [addIndexStep(executor, table, { field, isUnique: true })]
  }
  return facts['is_indexed'] === true ? [addIndexStep(executor, table, { field, isUnique: false })] : []
}

/** Existing rows would have no value in a required column without a default. */
async function assertTableIsEmpty(
  { dialect, session }: SchemaChangeExecutor,
  collection: Collection,
  { table, column }: { readonly table: TableName; readonly column: ColumnDefinition },
): Promise<void> {
  const { expressions } = dialect
  const total = await session.text(compile(dialect, sql`SELECT COUNT(*) FROM ${expressions.table(table)}`))
  if (Number(total ?? 0) === 0) return
  throw new RectoError('CONTAINS_NULL_VALUES', { extensions: { collection: collection.name, field: column.name, count: Number(total) } })
}
