import type { Item } from '../../model/item-key.ts'
import type { ModelField } from '../../model/model.ts'

const filledBySpecial = ['uuid', 'date-created', 'date-updated', 'user-created', 'user-updated', 'role-created', 'role-updated']

/** Whether the server or the database gives the value when none is sent. */
export function isFilledByServer(field: ModelField): boolean {
  return field.isGenerated || field.isAutoIncrement || field.settings.special.some((special) => filledBySpecial.includes(special))
}

/** What a new item holds before anything is typed. Values that the database computes are not known here. */
export function defaultValues(fields: readonly ModelField[]): Item {
  return Object.fromEntries(fields.flatMap((field) => (isKnownDefault(field) ? [[field.name, field.defaultValue]] : [])))
}

/** Whether the field has a default; also one that only the database can compute. */
export function hasDefault(field: ModelField): boolean {
  return field.defaultValue !== null && field.defaultValue !== undefined
}

function isKnownDefault(field: ModelField): boolean {
  if (!hasDefault(field) || isFilledByServer(field)) return false
  const isText = field.type === 'string' || field.type === 'text'
  return typeof field.defaultValue !== 'string' || isText || !/[()]|^current_/i.test(field.defaultValue)
}
