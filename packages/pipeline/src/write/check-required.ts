import type { Issue } from '@recto/errors'
import type { Collection, Field } from '@recto/schema'
import { isFilledOnCreate, type WriteAction } from './apply-specials.ts'

/**
 * What is missing from a payload, or empty in it, though the field needs a value: because its column does, or because it
 * is marked required, which counts on create.
 */
export function checkRequired(
  collection: Collection,
  payload: Readonly<Record<string, unknown>>,
  { action, path }: { readonly action: WriteAction; readonly path: readonly string[] },
): readonly Issue[] {
  const issues: Issue[] = []
  for (const field of collection.fields.values()) {
    if (!Object.hasOwn(payload, field.name) || isEmptyKey(collection, field, payload)) {
      if (action === 'create' && needsValue(field)) issues.push({ field: field.name, path, type: 'required' })
    } else if (payload[field.name] === null && refusesNull(field)) {
      issues.push({ field: field.name, path, type: 'nnull' })
    }
  }
  return issues
}

/** An empty text names no item in an address. Among several columns of a key it may stand. */
function isEmptyKey({ primaryKey }: Collection, { name }: Field, payload: Readonly<Record<string, unknown>>): boolean {
  return payload[name] === '' && primaryKey.length === 1 && primaryKey[0] === name
}

function needsValue(field: Field): boolean {
  if (isFilledOnCreate(field)) return false
  const { column, meta } = field
  if (column === null) return meta?.required === true && field.hasData && !field.isImplicit
  if (column.isGenerated || column.isAutoIncrement || column.defaultExpression !== null) return false
  return !column.isNullable || meta?.required === true
}

/** A key that counts up by itself may be sent as null: the engine gives it one. */
function refusesNull({ column }: Field): boolean {
  return column !== null && !column.isNullable && !column.isAutoIncrement && !column.isGenerated
}
