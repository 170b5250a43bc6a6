import type { DatePart } from '@recto/dialects/expressions'
import { forbiddenCollection, invalidQuery } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import type { Field, Relation } from '@recto/schema'
import type { FieldCall } from '../query.ts'
import { appendPath, canReadCollection, isInRule, type QueryLocation, type ResolveContext, takeRelation } from './context.ts'
import { linkOf, type ToManyLink } from './link.ts'

/** What is read, compared or sorted by: a field, or something computed from one. */
export type FieldExpression =
  | { readonly kind: 'field'; readonly field: Field }
  /** The key of the related row, of a relation with a composite key. */
  | { readonly kind: 'reference'; readonly field: Field; readonly relation: Relation }
  /** The primary key of the row itself. */
  | { readonly kind: 'key' }
  | { readonly kind: 'date-part'; readonly field: Field; readonly part: DatePart }
  | { readonly kind: 'json-length'; readonly field: Field }
  | {
      readonly kind: 'json'
      readonly field: Field
      readonly path: readonly (string | number)[]
      readonly as: 'document' | 'text' | 'number'
    }
  | { readonly kind: 'count'; readonly field: Field; readonly link: ToManyLink }

const dates: readonly FieldType[] = ['date', 'dateTime', 'timestamp']
const times: readonly FieldType[] = ['dateTime', 'timestamp', 'time']

const partTypes: Readonly<Record<DatePart, readonly FieldType[]>> = {
  year: dates,
  month: dates,
  week: dates,
  day: dates,
  weekday: dates,
  hour: times,
  minute: times,
  second: times,
}

/**
 * The expression of a call over a field that may be read; `null` when the function is not known or does not fit the field.
 * @throws {RectoError} FORBIDDEN for `count` of rows the caller may not read
 */
export function fieldExpressionOf(
  context: ResolveContext,
  location: QueryLocation,
  { call, field }: { readonly call: FieldCall; readonly field: Field },
): FieldExpression | null {
  if (call.function === null) return ownExpression(context, location, field)
  if (call.function === 'count') return countExpression(context, location, field)
  if (call.function === 'json') return field.type === 'json' ? { kind: 'json', field, path: call.path ?? [], as: 'document' } : null
  const part = call.function
  return isDatePart(part) && partTypes[part].includes(field.type) ? { kind: 'date-part', field, part } : null
}

/** The error of a function that is unknown, or does not fit, in `fields`, `sort` and `groupBy`. */
export function invalidFunction(call: FieldCall): Error {
  return invalidQuery(`Invalid function specified "${call.function ?? ''}"`)
}

/** The key under which the result of a call is given: `born_year`, `meta_b_list_2_z_json`. */
export function resultKey({ function: name, field, path }: FieldCall): string {
  if (name === null) return field
  const steps = (path ?? []).map((step) => `_${String(step).replace(/[.[\], ]+/g, '_')}`)
  return `${field}${steps.join('')}_${name}`
}

function ownExpression(context: ResolveContext, { collection }: QueryLocation, field: Field): FieldExpression | null {
  if (field.column !== null) return { kind: 'field', field }
  const link = linkOf(context.schema, collection, field)
  return link?.kind === 'to-one' ? { kind: 'reference', field, relation: link.relation } : null
}

function countExpression(context: ResolveContext, { collection, path }: QueryLocation, field: Field): FieldExpression | null {
  if (field.type === 'json') return { kind: 'json-length', field }
  const link = linkOf(context.schema, collection, field)
  if (link?.kind !== 'to-many') return null
  const isTouchable = isInRule(context) || canReadCollection(context, link.target.name)
  if (!isTouchable) throw forbiddenCollection(link.target.name, appendPath(path, `count(${field.name})`))
  context.dependsOn.add(link.target.name)
  takeRelation(context)
  return { kind: 'count', field, link }
}

function isDatePart(name: string): name is DatePart {
  return Object.hasOwn(partTypes, name)
}
