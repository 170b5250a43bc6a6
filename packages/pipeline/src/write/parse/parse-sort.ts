import { forbiddenCollection, invalidPayload } from '@recto/errors'
import { type Collection, findCollection } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import type { SortInput } from './mutation-input.ts'
import { keyFrom } from './payload-key.ts'

/** An item that is to be moved to the position of another. */
export interface SortRequest {
  readonly kind: 'sort'
  readonly collection: Collection
  readonly item: EncodedKey
  readonly to: EncodedKey
}

/**
 * Finds the collection whose items are sorted, and the keys of the two items.
 * @throws {RectoError} FORBIDDEN when there is no such collection or a key can't be one of its keys; INVALID_PAYLOAD when a key is missing
 */
export function parseSort({ collection: name, item, to }: SortInput, { schema }: Context): SortRequest {
  const collection = findCollection(schema, name)
  if (collection === undefined || collection.isSystem || collection.table === null) throw forbiddenCollection(name)
  for (const [key, value] of Object.entries({ item, to }))
    if (typeof value !== 'string' && typeof value !== 'number') throw invalidPayload(`"${key}" is required`)
  return { kind: 'sort', collection, item: keyFrom(collection, item), to: keyFrom(collection, to) }
}
