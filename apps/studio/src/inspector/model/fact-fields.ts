import { fieldOf, type Model, type ModelCollection } from '../../model/model.ts'

/** The fields that hold who made an item and changed it when, as far as there are such. */
export interface FactFields {
  readonly createdAt: string | null
  readonly createdBy: string | null
  readonly updatedAt: string | null
  readonly updatedBy: string | null
}

/** Fields the server fills, or in databases nobody configured those with the usual names. */
export function factFields(collection: ModelCollection): FactFields {
  const find = (special: string, names: readonly string[]): string | null => {
    const marked = collection.fields.find(({ settings }) => settings.special.includes(special))
    const named = collection.fields.find(({ name }) => names.includes(name))
    return (marked ?? named)?.name ?? null
  }
  return {
    createdAt: find('date-created', ['date_created', 'created_at', 'created_on']),
    createdBy: find('user-created', ['user_created', 'created_by']),
    updatedAt: find('date-updated', ['date_updated', 'updated_at', 'updated_on', 'modified_on']),
    updatedBy: find('user-updated', ['user_updated', 'updated_by']),
  }
}

/** What to ask for so that people can be named. */
export function factPaths(model: Model, collection: ModelCollection): readonly string[] {
  const { createdBy, updatedBy } = factFields(collection)
  return [createdBy, updatedBy].flatMap((name) => {
    const related = name === null ? undefined : model.collections.get(fieldOf(collection, name)?.link?.collection ?? '')
    if (related?.name !== 'directus_users') return []
    return ['first_name', 'last_name', 'email'].filter((field) => fieldOf(related, field) !== undefined).map((field) => `${name}.${field}`)
  })
}
