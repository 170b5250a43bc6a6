import { invalidQuery } from '@recto/errors'
import type { Collection, Field, Schema } from '@recto/schema'
import type { Filter } from './query.ts'
import { anyRelationOf, linkOf } from './resolve/link.ts'

/**
 * Refuses a rule one of whose keys stands where an operator should, and is none. Such a key would pass for a field of a related
 * item, and a rule that is about nothing lets everything through.
 * @throws {RectoError} INVALID_QUERY
 */
export function checkOperators(schema: Schema, collection: Collection, filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') for (const inner of filter.filters) checkOperators(schema, collection, inner)
  if (filter.kind !== 'field' || filter.call.function !== null) return
  const field = collection.fields.get(filter.call.field)
  if (field !== undefined) checkBelow(schema, { collection, field, scope: filter.scope }, filter.filter)
}

interface Place {
  readonly collection: Collection
  readonly field: Field
  readonly scope: string | null
}

function checkBelow(schema: Schema, place: Place, filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') for (const inner of filter.filters) checkBelow(schema, place, inner)
  if (filter.kind === 'some' || filter.kind === 'none') checkBelow(schema, place, filter.filter)
  if (filter.kind !== 'field') return
  const name = filter.call.field
  const target = targetOf(schema, place)
  if (target === null || (isLikeOperator(name) && !target.fields.has(name))) throw unknownOperator(place.field, name)
  checkOperators(schema, target, filter)
}

function targetOf(schema: Schema, { collection, field, scope }: Place): Collection | null {
  const any = anyRelationOf(schema, collection, field)
  if (any !== null) return any.allowed.find(({ name }) => name === scope) ?? null
  return linkOf(schema, collection, field)?.target ?? null
}

/** Whether a name looks like an operator; a field may be called so, too. */
export function isLikeOperator(name: string): boolean {
  return name.startsWith('_')
}

export function unknownOperator({ type }: Pick<Field, 'type'>, name: string): Error {
  return invalidQuery(`"${type}" field type does not contain the "${name}" filter operator`)
}
