import type { Issue } from '@recto/errors'
import { type Collection, type Field, memoizeByObject } from '@recto/schema'
import { isTriggered } from '../execute/row-counts.ts'
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
  for (const { name, isNeeded, isNullRefused } of requiredFields(collection)) {
    if (!Object.hasOwn(payload, name) || isEmptyKey(collection, name, payload)) {
      if (action === 'create' && isNeeded) issues.push({ field: name, path, type: 'required' })
    } else if (isNullRefused && payload[name] === null) {
      issues.push({ field: name, path, type: 'nnull' })
    }
  }
  return issues
}

interface RequiredField {
  readonly name: string
  readonly isNeeded: boolean
  readonly isNullRefused: boolean
}

const requiredFields = memoizeByObject((collection: Collection): readonly RequiredField[] =>
  [...collection.fields.values()]
    .map((field) => ({
      name: field.name,
      isNeeded: needsValue(field) && !(isTriggered(collection, 'insert') && field.column !== null && field.meta?.required !== true),
      isNullRefused: refusesNull(field),
    }))
    .filter(({ isNeeded, isNullRefused }) => isNeeded || isNullRefused),
)

/** An empty text can't be the key in an address. One column of a composite key may be empty. */
function isEmptyKey({ primaryKey }: Collection, name: string, payload: Readonly<Record<string, unknown>>): boolean {
  return payload[name] === '' && primaryKey.length === 1 && primaryKey[0] === name
}

function needsValue(field: Field): boolean {
  if (isFilledOnCreate(field)) return false
  const { column, meta } = field
  if (column === null) return meta?.required === true && field.hasData && !field.isImplicit
  if (column.isGenerated || column.isAutoIncrement || column.defaultExpression !== null) return false
  return !column.isNullable || meta?.required === true
}

/** An auto-increment key may be sent as null: the engine generates it. */
function refusesNull({ column }: Field): boolean {
  return column !== null && !column.isNullable && !column.isAutoIncrement && !column.isGenerated
}
