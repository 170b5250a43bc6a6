import { invalidQuery } from '@recto/errors'
import { type Collection, type Field, itemRecordOf, type Schema } from '@recto/schema'
import type { Access } from '../access.ts'
import { fullAccess, rulesOf } from '../access-rules.ts'
import type { LiteralPositions } from '../literal-positions.ts'
import type { Variable } from '../query.ts'
import type { ReadLimits } from '../read-limits.ts'

/** What names are looked up in, and what is collected while they are. */
export interface ResolveContext {
  readonly schema: Schema
  readonly access: Access
  readonly limits: ReadLimits
  /** `null` inside access rules: their literals belong to the plan. */
  readonly literalPositions: LiteralPositions | null
  readonly variables: Map<string, Variable>
  /** Collections whose rows the answer depends on. */
  readonly dependsOn: Set<string>
  readonly budget: QueryBudget
}

/** What a query may still ask for. */
export interface QueryBudget {
  /** Nested levels; keeps `*.*.*` over a large schema from growing without bound. */
  levels: number
  /** Levels that wildcards lead to, each as much as its depth: the rows of a level belong to each row of the one around it. */
  wildcards: number
  /** Relations followed by filters and sorts, and counts of related items. */
  relations: number
}

/** The budget of a whole query, see docs/reference/query-additions.md. */
export function fullBudget(): QueryBudget {
  return { levels: 500, wildcards: 1000, relations: 200 }
}

/** @throws {RectoError} INVALID_QUERY when the query has too many of them; those of access rules do not count */
export function takeRelation(context: ResolveContext): void {
  if (isInRule(context)) return
  context.budget.relations--
  if (context.budget.relations < 0)
    throw invalidQuery(`The query follows more than ${fullBudget().relations} relations in filters, sorts and counts`)
}

/** The context in which access rules are read: full rights, no caller's literals. */
export function ruleContext(context: ResolveContext): ResolveContext {
  return { ...context, access: fullAccess, literalPositions: null }
}

export function isInRule(context: ResolveContext): boolean {
  return context.literalPositions === null
}

/** Where in a query a collection is named: `''` is the root, otherwise a dotted path. */
export interface QueryLocation {
  readonly collection: Collection
  readonly path: string
}

export function canReadCollection(context: ResolveContext, collection: string): boolean {
  return rulesOf(context.access, collection) !== null
}

export function canReadField(context: ResolveContext, collection: string, field: string): boolean {
  if (holdsContents(context.access, collection, field)) return false
  return (rulesOf(context.access, collection) ?? []).some(({ fields }) => fields === '*' || fields.has(field))
}

/** Values of an item, kept in a row about it: a statement can't mask them as the item is masked. */
function holdsContents(access: Access, collection: string, field: string): boolean {
  if (access.isUnrestricted || access.showsContents === true) return false
  return itemRecordOf(collection)?.contents.includes(field) === true
}

/** The field when it is there, holds data, and may be read. */
export function readableField(context: ResolveContext, collection: Collection, name: string): Field | null {
  const field = collection.fields.get(name)
  return field?.hasData === true && canReadField(context, collection.name, name) ? field : null
}

export function appendPath(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`
}
