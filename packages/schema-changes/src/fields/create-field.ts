import type { ColumnDefinition, TableName } from '@recto/dialects'
import { sql } from '@recto/dialects'
import { invalidPayload, RectoError } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { checkName } from '../check-name.ts'
import { addIndexStep, collectionOf, refuseUniqueShape, tableNameOf } from '../find-structure.ts'
import { newColumn } from './column-definition.ts'
import { insertFieldRow } from './field-rows.ts'
import type { FieldPayload } from './parse-field.ts'
import { withNeededSpecial } from './special-flags.ts'

/** Makes a field: its column unless it is an alias, and its row when it has metadata. Whether anything was made. */
export async function createField(work: ModelWork, name: string, payload: FieldPayload): Promise<boolean> {
  const collection = collectionOf(work, name)
  checkName(work.dialect, payload.field, 'field')
  await refuseTaken(work, collection, payload.field)
  const column = columnOf(payload)
  if (column === null && (payload.meta ?? null) === null) return false
  if (column !== null) await addColumn(work, collection, { payload, column })
  const meta = payload.meta ?? null
  if (meta !== null) {
    await insertFieldRow(
      work,
      { collection: collection.name, field: payload.field },
      column === null ? meta : withNeededSpecial(work.dialect, column, { meta, isExact: payload.isExact }),
    )
  }
  work.announce({ event: 'fields.create', meta: { payload, key: payload.field, collection: toSystemName(name) } })
  return true
}

async function refuseTaken(work: ModelWork, { name, fields }: Collection, field: string): Promise<void> {
  const known = fields.get(field)
  const isTaken = (known !== undefined && !known.isImplicit) || (await work.find('directus_fields', { collection: name, field })).length > 0
  if (isTaken) throw invalidPayload(`Field "${field}" already exists in collection "${name}"`)
}

/** `null`: a field without a column. */
export function columnOf(payload: FieldPayload): ColumnDefinition | null {
  const { type, schema, nativeType } = payload
  const isNameless = type === 'unknown' && nativeType === undefined
  return type === null || type === 'alias' || isNameless || schema === null ? null : newColumn({ ...payload, type })
}

interface NewColumn {
  readonly payload: FieldPayload
  readonly column: ColumnDefinition
}

async function addColumn(work: ModelWork, collection: Collection, { payload, column }: NewColumn): Promise<void> {
  const table = tableNameOf(collection)
  const schema = payload.schema ?? {}
  if (column.isAutoIncrement === true || schema['is_primary_key'] === true) {
    throw invalidPayload('The primary key can only be chosen when a collection is made')
  }
  if (column.isNullable === false && column.defaultValue === undefined) await refuseRowsWithoutValue(work, collection, { table, column })
  await work.alter({
    change: { kind: 'add-column', table, column },
    undo: [{ kind: 'drop-column', table, column: column.name }],
  })
  for (const step of indexSteps(work, table, payload)) await work.alter(step)
}

/** The indexes a field asks for. */
export function indexSteps(
  work: ModelWork,
  table: TableName,
  { field, type, schema }: FieldPayload,
): readonly Parameters<ModelWork['alter']>[0][] {
  const facts = schema ?? {}
  const isKey = facts['is_primary_key'] === true || facts['has_auto_increment'] === true
  if (isKey) return []
  if (facts['is_unique'] === true) {
    refuseUniqueShape(work, field, type)
    return [addIndexStep(work, table, { field, isUnique: true })]
  }
  return facts['is_indexed'] === true ? [addIndexStep(work, table, { field, isUnique: false })] : []
}

/** Rows that are there already would have no value. */
async function refuseRowsWithoutValue(
  { dialect, session }: ModelWork,
  collection: Collection,
  { table, column }: { readonly table: TableName; readonly column: ColumnDefinition },
): Promise<void> {
  const { expressions } = dialect
  const total = await session.text(dialect.render(sql`SELECT COUNT(*) FROM ${expressions.table(table)}`))
  if (Number(total ?? 0) === 0) return
  throw new RectoError('CONTAINS_NULL_VALUES', { extensions: { collection: collection.name, field: column.name, count: Number(total) } })
}
