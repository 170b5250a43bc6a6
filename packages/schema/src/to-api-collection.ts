import type { Collection, CollectionMeta } from './collection.ts'

/** A collection as `/collections` shows it. */
export interface ApiCollection {
  readonly collection: string
  readonly meta: Readonly<Record<string, unknown>> | null
  /** `null` for folders. */
  readonly schema: Readonly<Record<string, unknown>> | null
}

/** `name` is the one that was asked for, when it is not the collection's own (`recto_users` for `directus_users`). */
export function toApiCollection(collection: Collection, name: string = collection.name): ApiCollection {
  return { collection: name, meta: collection.meta === null ? null : apiMeta(collection.meta, name), schema: apiSchema(collection, name) }
}

const systemKeys = ['hidden', 'singleton', 'icon', 'note', 'translations', 'display_template', 'accountability'] as const
const optionalSystemKeys = ['sort_field', 'archive_field', 'archive_value', 'unarchive_value'] as const

/** Rows of system collections are virtual and carry fewer keys; a declared key is shown by `schema` alone. */
function apiMeta(meta: CollectionMeta, name: string): Readonly<Record<string, unknown>> {
  if (meta.system === true) {
    const optional = optionalSystemKeys.filter((key) => meta[key] !== null)
    return { collection: name, ...Object.fromEntries([...systemKeys, ...optional].map((key) => [key, meta[key]])), system: true }
  }
  const { primary_key: _key, ...row } = meta
  return row
}

function apiSchema(collection: Collection, name: string): Readonly<Record<string, unknown>> | null {
  if (collection.table === null) return null
  const { isSystem, table, comment, details, kind, primaryKey } = collection
  return { name: isSystem ? name : table.name, comment, ...details, ...(isSystem ? {} : { kind, primary_key: primaryKey }) }
}
