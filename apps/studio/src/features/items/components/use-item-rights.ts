import { useRights } from '../../../data/permissions.ts'
import type { ModelCollection } from '../../../model/model.ts'
import type { Version } from '../api/version-queries.ts'

/** What the caller may do in the form of an item. */
export interface ItemRights {
  readonly isEditable: boolean
  readonly canEdit: (field: string) => boolean
}

/** Changes to a version need rights on versions alone; those on the item are asked for when it is promoted. */
export function useItemRights(collection: ModelCollection, isNew: boolean, version: Version | null): ItemRights {
  const rights = useRights(collection.name)
  const versions = useRights('directus_versions')
  if (version !== null) {
    // The draft is made when something is kept in it for the first time.
    const isEditable = version.id === null ? versions.canCreate : versions.canUpdate
    return { isEditable, canEdit: () => isEditable }
  }
  const isEditable = collection.kind === 'table' && (isNew ? rights.canCreate : rights.canUpdate)
  return { isEditable, canEdit: (field) => isEditable && (isNew ? rights.canCreateField(field) : rights.canUpdateField(field)) }
}
