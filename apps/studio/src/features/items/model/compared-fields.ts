import type { VersionComparison } from '@recto/sdk'
import { isSameValue } from '../../../form/model/same-value.ts'
import type { ModelCollection, ModelField } from '../../../model/model.ts'

const automatic = ['date-created', 'date-updated', 'user-created', 'user-updated']

/** The fields in which a version differs from its item; what the server fills in is left out. */
export function comparedFields(collection: ModelCollection, { current, main }: VersionComparison): readonly ModelField[] {
  return collection.fields.filter(
    (field) =>
      field.name in current &&
      !field.isKey &&
      !field.settings.special.some((special) => automatic.includes(special)) &&
      !isSameValue(field, current[field.name], main[field.name]),
  )
}
