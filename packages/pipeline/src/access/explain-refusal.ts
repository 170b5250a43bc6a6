import { RectoError, type RefusedName } from '@recto/errors'
import { type Collection, findCollection, type Schema } from '@recto/schema'
import { closestMatch } from 'leven'
import type { Context } from '../context.ts'
import { rightsOf } from './rights-of.ts'

/**
 * A refusal with the reason for who may see everything: that a name does not exist, and the nearest one that does. Everybody
 * else is not told whether a name exists, and code and status are the same for all.
 */
export async function explainRefusal(error: unknown, context: Context): Promise<unknown> {
  if (!(error instanceof RectoError) || error.code !== 'FORBIDDEN' || error.about === undefined) return error
  const { isAdmin } = await rightsOf(context)
  const reason = isAdmin ? reasonFor(error.about, context.schema) : null
  return reason === null ? error : new RectoError('FORBIDDEN', { extensions: { ...error.extensions, reason }, cause: error })
}

function reasonFor(about: RefusedName, schema: Schema): string | null {
  const collection = findCollection(schema, about.collection)
  if (collection === undefined)
    return `There is no collection "${about.collection}".${suggestion(about.collection, schema.collections.keys())}`
  if (collection.kind === 'folder') return `"${about.collection}" is a folder, which holds no items.`
  if (about.key !== undefined) return keyReason(collection, about)
  const unknown = (about.fields ?? []).find((name) => !collection.fields.has(name))
  return unknown === undefined ? null : fieldReason(collection, unknown, about)
}

function fieldReason({ fields }: Collection, name: string, { collection, below }: RefusedName): string {
  const holder = fields.get(below ?? name.split('.', 1)[0] ?? '')
  const step = below === undefined ? name.split('.').slice(1).join('.') : name
  if (holder?.type === 'json') return `"${holder.name}" holds JSON: write json(${holder.name}, ${step}) for a value in it.`
  if (below !== undefined) return `"${below}" of collection "${collection}" is no relation, and "${name}" no operator.`
  return `Collection "${collection}" has no field "${name}".${suggestion(name, fields.keys())}`
}

function keyReason({ primaryKey }: Collection, { collection, key }: RefusedName): string {
  const parts = primaryKey.length > 1 ? ` Its key is written as the values of ${primaryKey.join(', ')}, joined with commas.` : ''
  return `Collection "${collection}" has no item "${String(key)}".${parts}`
}

/** A name of which more than two fifths of the letters are others was hardly meant. */
function suggestion(name: string, known: Iterable<string>): string {
  const nearest = closestMatch(name, [...known], { maxDistance: Math.ceil(name.length * 0.4) })
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`
}
