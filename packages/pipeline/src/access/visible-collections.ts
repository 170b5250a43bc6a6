import { type PermittedFields, permittedFields, type Rights } from '@recto/permissions'
import type { Collection, Field } from '@recto/schema'
import type { Context } from '../context.ts'
import { isWritable } from '../write/authorize/require-writable.ts'

/** A collection with what a caller may do with it. */
export interface VisibleCollection {
  readonly collection: Collection
  /** Empty when the collection may not be read. */
  readonly readable: readonly Field[]
  /** Empty: no item may be made. */
  readonly creatable: readonly Field[]
  /** Empty: no item may be changed. */
  readonly updatable: readonly Field[]
  readonly isDeletable: boolean
}

/** The collections a caller may do anything with, as far as fields are concerned; rows may be restricted further. */
export async function visibleCollections(context: Context): Promise<readonly VisibleCollection[]> {
  const rights = await context.platform.accessCache.rightsOf(context.account)
  const [read, create, update, remove] = (['read', 'create', 'update', 'delete'] as const).map((action) => permissionReader(rights, action))
  const visible = [...context.schema.collections.values()]
    .filter(({ table }) => table !== null)
    .map((collection) => {
      const fields = [...collection.fields.values()].filter(({ hasData }) => hasData)
      const hasKey = collection.primaryKey.length > 0
      return {
        collection,
        readable: fieldsOf(fields, read?.(collection.name)),
        creatable: isWritable(collection, 'insert') ? fieldsOf(fields, create?.(collection.name)) : [],
        updatable: hasKey && isWritable(collection, 'update') ? fieldsOf(fields, update?.(collection.name)) : [],
        isDeletable: hasKey && isWritable(collection, 'delete') && (remove?.(collection.name) ?? null) !== null,
      }
    })
  return visible.filter(
    ({ readable, creatable, updatable, isDeletable }) => readable.length + creatable.length + updatable.length > 0 || isDeletable,
  )
}

type PermissionReader = (collection: string) => PermittedFields | null

function permissionReader(rights: Rights, action: 'read' | 'create' | 'update' | 'delete'): PermissionReader {
  if (rights.isAdmin) return () => '*'
  const permitted = permittedFields(rights, action)
  return (collection) => permitted.get(collection) ?? null
}

function fieldsOf(fields: readonly Field[], permitted: PermittedFields | null | undefined): readonly Field[] {
  if (permitted === null || permitted === undefined) return []
  return permitted === '*' ? fields : fields.filter(({ name }) => permitted.has(name))
}
