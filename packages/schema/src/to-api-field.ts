import type { FieldType } from '@recto/protocol'
import type { Collection } from './collection.ts'
import { collectionOfTable } from './collection-name.ts'
import type { Field, FieldColumn, FieldMeta } from './field.ts'

/** A field as `/fields` shows it. */
export interface ApiField {
  readonly collection: string
  readonly field: string
  readonly type: FieldType
  readonly meta: Readonly<Record<string, unknown>> | null
  /** `null` for alias fields. */
  readonly schema: Readonly<Record<string, unknown>> | null
}

/** `name` is the collection's name as it was asked for, when it is not its own. */
export function toApiField(collection: Collection, field: Field, name: string = collection.name): ApiField {
  return {
    collection: name,
    field: field.name,
    type: field.type,
    meta: field.meta === null ? null : apiMeta(field.meta, name),
    schema: field.column === null ? null : apiColumn(field.column, collection.isSystem ? name : (collection.table?.name ?? name)),
  }
}

function apiMeta(meta: FieldMeta, collection: string): Readonly<Record<string, unknown>> {
  const { type: _type, ...row } = meta
  if (meta.system !== true) return { ...row, collection }
  const { id: _id, validation: _validation, validation_message: _message, ...virtual } = row
  return { ...virtual, collection }
}

function apiColumn(column: FieldColumn, table: string): Readonly<Record<string, unknown>> {
  const { references } = column
  return {
    name: column.name,
    table,
    data_type: column.dataType,
    default_value: column.defaultValue ?? null,
    max_length: column.maxLength,
    numeric_precision: column.numericPrecision,
    numeric_scale: column.numericScale,
    is_generated: column.isGenerated,
    generation_expression: column.generationExpression,
    is_nullable: column.isNullable,
    is_unique: column.isUnique,
    is_indexed: column.isIndexed,
    is_primary_key: column.isPrimaryKey,
    has_auto_increment: column.isAutoIncrement,
    foreign_key_schema: references?.schema ?? null,
    foreign_key_table: references === null ? null : collectionOfTable(references.table),
    foreign_key_column: references?.column ?? null,
    comment: column.comment,
    ...(column.enumValues === null ? {} : { enum_values: column.enumValues }),
  }
}
