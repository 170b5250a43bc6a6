import { RectoError } from '@recto/errors'
import { isJsonObject } from '@recto/protocol'
import { type Collection, findCollection, type Relation } from '@recto/schema'
import type { Context } from '../context.ts'
import { runRead } from '../read/run-read.ts'
import type { MutationInput } from './parse/mutation-input.ts'

/**
 * The error of a deletion that foreign keys prevent, with what refers to the items, as far as the caller may
 * read it. Any other error stays as it is.
 */
export async function withReferrers(error: RectoError, input: MutationInput, context: Context): Promise<RectoError> {
  if (error.code !== 'INVALID_FOREIGN_KEY' || input.kind !== 'delete' || input.keys === undefined) return error
  const collection = findCollection(context.schema, input.collection)
  if (collection === undefined) return error
  const referredBy: Referrer[] = []
  for (const relation of hindering(context, collection)) {
    const count = await countReferring(relation, input.keys, context)
    if (count > 0) referredBy.push({ collection: relation.collection, field: relation.field, count })
  }
  if (referredBy.length === 0) return error
  const places = referredBy.map(({ collection: name, field, count }) => `field "${field}" of ${count} in collection "${name}"`)
  const message = `Items of collection "${collection.name}" can't be deleted: they are referred to by ${places.join(', ')}.`
  return new RectoError(error.code, { message, extensions: { ...error.extensions, referredBy }, cause: error.cause })
}

interface Referrer {
  readonly collection: string
  readonly field: string
  readonly count: number
}

/** Relations whose foreign key forbids the deletion of what it refers to. */
function hindering({ schema }: Context, { name }: Collection): readonly Relation[] {
  return schema.relations.filter(
    ({ relatedCollection, constraint, fields }) =>
      relatedCollection === name && fields.length === 1 && (constraint?.onDelete === 'NO ACTION' || constraint?.onDelete === 'RESTRICT'),
  )
}

/** How many of them there are; what may not be read is not counted. */
async function countReferring({ collection, field }: Relation, keys: readonly (string | number)[], context: Context): Promise<number> {
  const query = { aggregate: { count: '*' }, filter: { [field]: { _in: keys } } }
  try {
    const result = await runRead({ kind: 'read', collection, query, isBuffered: true }, context)
    const [row] = result.kind === 'document' ? [JSON.parse(result.data) as unknown].flat() : []
    return isJsonObject(row) ? Number(row['count'] ?? 0) : 0
  } catch (problem) {
    if (problem instanceof RectoError) return 0
    throw problem
  }
}
