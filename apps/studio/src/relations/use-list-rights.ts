import { useSuspenseQuery } from '@tanstack/react-query'
import { permissionsQuery, useRights } from '../data/permissions.ts'
import type { ModelCollection, Options } from '../model/model.ts'
import { flagOption } from '../model/read-options.ts'
import type { ListRelation } from './model/list-relation.ts'

/** What the caller may do with the rows of a to-many field. */
export interface ListRights {
  /** Collections in which items can be created for it. */
  readonly creatable: readonly ModelCollection[]
  /** Collections of which existing items can be added. */
  readonly selectable: readonly ModelCollection[]
  readonly canRemove: boolean
  readonly canSort: boolean
  readonly canChangeField: (collection: string, field: string) => boolean
}

export function useListRights(relation: ListRelation, options: Options, isDisabled: boolean): ListRights {
  const { rows, field, far, onRemove, sortField } = relation
  const own = useRights(rows.name)
  const permissions = useSuspenseQuery(permissionsQuery()).data
  const may = (collection: string, action: 'create' | 'update'): boolean => (permissions[collection]?.[action].access ?? 'none') !== 'none'
  const mayChange = (collection: string, name: string): boolean => {
    const fields = permissions[collection]?.update.fields ?? []
    return may(collection, 'update') && (fields.includes('*') || fields.includes(name))
  }
  const canLink = far === null ? own.canUpdateField(field) : own.canCreate
  const canRemove = onRemove === 'delete' ? own.canDelete : own.canUpdateField(field)
  const targets = far?.collections ?? [rows]
  const createsIn = own.canCreate && flagOption(options, 'enableCreate', true) && !isDisabled
  return {
    creatable: createsIn ? targets.filter(({ name }) => may(name, 'create')) : [],
    selectable: canLink && flagOption(options, 'enableSelect', true) && !isDisabled ? targets : [],
    canRemove: canRemove && !isDisabled,
    canSort: sortField !== null && own.canUpdateField(sortField) && !isDisabled,
    canChangeField: (collection, name) => !isDisabled && mayChange(collection, name),
  }
}
