import { forbidden, invalidPayload } from '@recto/errors'
import type { Collection } from '@recto/schema'
import { authorizeWrite } from '../authorize/authorize-write.ts'
import type { SortRequest } from '../parse/parse-sort.ts'
import type { WritePlanContext } from '../write-context.ts'
import type { SortStep } from './mutation-plan.ts'

/**
 * Plans the move of an item to the position of another. Which rows change is known when their positions are read.
 * @throws {RectoError} FORBIDDEN when the sort field may not be updated; INVALID_PAYLOAD when the collection has none
 */
export async function planSort(write: WritePlanContext, { collection, item, to }: SortRequest): Promise<SortStep> {
  const { fields } = await authorizeWrite(write, collection, 'update')
  const field = sortFieldOf(collection)
  if (fields !== '*' && !fields.has(field)) throw forbidden()
  return { kind: 'sort', collection, field, item, to }
}

function sortFieldOf(collection: Collection): string {
  const field = collection.meta?.sort_field ?? null
  if (field === null || collection.fields.get(field)?.column == null || collection.primaryKey.length !== 1)
    throw invalidPayload(`Collection "${collection.name}" doesn't have a sort field`)
  return field
}
