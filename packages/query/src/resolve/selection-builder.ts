import { invalidQuery } from '@recto/errors'
import type { Field } from '@recto/schema'
import type { FieldCall, Step } from '../query.ts'
import { canReadCollection, canReadField, type ResolveContext } from './context.ts'
import { fieldExpressionOf, invalidFunction, resultKey } from './field-expression.ts'
import type { Selected } from './level.ts'
import type { LevelRequest, SelectionPath } from './level-request.ts'
import { type AnyRelation, anyRelationOf, isRelational, linkOf, type ToManyLink, type ToOneLink } from './link.ts'

export interface SelectedRelation {
  readonly key: string
  readonly target: { readonly kind: 'link'; readonly link: ToOneLink | ToManyLink } | { readonly kind: 'any'; readonly any: AnyRelation }
  /** Empty: the keys alone. */
  readonly paths: (SelectionPath & { readonly scope: string | null })[]
}

/** The paths of one level sorted into values of the row and relations to follow. */
export interface SelectionParts {
  readonly scalars: Map<string, Selected>
  readonly relations: Map<string, SelectedRelation>
  readonly selected: Set<string>
  /** Names that were asked for and may not be read. */
  readonly forbidden: string[]
}

/** Builds the selection of a level from the paths that were asked for. */
export function buildSelection(context: ResolveContext, request: LevelRequest): SelectionParts {
  const parts: SelectionParts = { scalars: new Map(), relations: new Map(), selected: new Set(), forbidden: [] }
  const builder: Builder = { context, request, parts: parts }
  for (const path of request.paths) addPath(builder, path)
  return parts
}

interface Builder {
  readonly context: ResolveContext
  readonly request: LevelRequest
  readonly parts: SelectionParts
}

/** One name of a level, with what is asked below it. */
interface Named {
  readonly key: string
  readonly scope: string | null
  readonly rest: readonly Step[]
  readonly isLenient: boolean
  readonly isWildcard: boolean
}

function addPath(builder: Builder, { steps, isLenient, isWildcard }: SelectionPath): void {
  const [step, ...rest] = steps
  if (step === undefined) return
  if (step.kind === 'wildcard') addWildcard(builder, rest, isLenient)
  else if (step.kind === 'call') addCall(builder, { key: resultKey(step.call), call: step.call, isLenient })
  else addName(builder, { key: step.name, scope: step.scope, rest, isLenient, isWildcard })
}

/** Every field that may be read, then the aliases; relations are followed when something is asked below them. */
function addWildcard(builder: Builder, rest: readonly Step[], isLenient: boolean): void {
  const { collection, options } = builder.request
  for (const field of readableFields(builder)) {
    const isFollowed = isFollowable(builder, field, rest) && !isBacklink(builder, field)
    addName(builder, { key: field.name, scope: null, rest: isFollowed ? rest : [], isLenient: !isFollowed || isLenient, isWildcard: true })
  }
  for (const [key, call] of options.alias) {
    const isFollowed = isFollowable(builder, collection.fields.get(call.field), rest)
    addName(builder, { key, scope: null, rest: isFollowed ? rest : [], isLenient: true, isWildcard: true })
  }
}

function readableFields({ context, request }: Builder): readonly Field[] {
  const { name, fields } = request.collection
  return [...fields.values()].filter((field) => field.hasData && !field.isImplicit && canReadField(context, name, field.name))
}

function isFollowable({ context, request }: Builder, field: Field | undefined, rest: readonly Step[]): boolean {
  return field !== undefined && rest.length > 0 && isRelational(context.schema, request.collection, field)
}

/** Whether a field is the other side of the relation that led to this level. */
function isBacklink({ context, request }: Builder, field: Field): boolean {
  if (request.backlink || request.via === null) return false
  const link = linkOf(context.schema, request.collection, field)
  return (link ?? anyRelationOf(context.schema, request.collection, field))?.relation === request.via.relation
}

function addName(builder: Builder, named: Named): void {
  const alias = builder.request.options.alias.get(named.key)
  if (alias === undefined || alias.function === null) addField(builder, named, alias?.field ?? named.key)
  else addCall(builder, { key: named.key, call: alias, isLenient: named.isLenient })
}

function addField(builder: Builder, named: Named, name: string): void {
  const field = builder.request.collection.fields.get(name)
  const target = field === undefined ? null : targetOf(builder, field)
  const isRaw = named.rest.length === 0
  if (field === undefined) forbid(builder, name, named)
  else if (target !== null && !(isRaw && isKeyHolder(target))) addRelation(builder, { named, field, target })
  else addScalar(builder, named, field)
}

/** Many-to-one and many-to-any fields have a value of their own: the key. */
function isKeyHolder(target: SelectedRelation['target']): boolean {
  return target.kind === 'any' || target.link.kind === 'to-one'
}

function addScalar(builder: Builder, named: Named, field: Field): void {
  const { context, request, parts } = builder
  const { collection, path } = request
  const fieldExpression =
    field.hasData && canReadField(context, collection.name, field.name)
      ? fieldExpressionOf(context, { collection, path }, { call: plainCall(field.name), field })
      : null
  if (fieldExpression === null) forbid(builder, field.name, named)
  // A field without a relation has nothing nested: what asks for more is left out, and the field with it.
  if (fieldExpression === null || named.rest.length > 0) return
  parts.scalars.set(named.key, { key: named.key, fieldExpression })
  parts.selected.add(field.name)
}

interface Related {
  readonly named: Named
  readonly field: Field
  readonly target: SelectedRelation['target']
}

/** A relation to collections that may not be read is left out; one whose own field may not be read is refused. */
function addRelation(builder: Builder, { named, field, target }: Related): void {
  const { context, request, parts } = builder
  const targets = target.kind === 'link' ? [target.link.target] : target.any.allowed
  if (!targets.some(({ name }) => canReadCollection(context, name))) return
  const isReadable = field.hasData && canReadField(context, request.collection.name, field.name)
  if (!isReadable) forbid(builder, field.name, named)
  const isScopeUnknown = target.kind === 'any' && named.scope !== null && !targets.some(({ name }) => name === named.scope)
  if (!isReadable || isScopeUnknown) return
  const relation = parts.relations.get(named.key) ?? { key: named.key, target, paths: [] }
  if (named.rest.length > 0)
    relation.paths.push({ steps: named.rest, isLenient: named.isLenient, isWildcard: named.isWildcard, scope: named.scope })
  parts.relations.set(named.key, relation)
  parts.selected.add(field.name)
}

function targetOf({ context, request }: Builder, field: Field): SelectedRelation['target'] | null {
  const any = anyRelationOf(context.schema, request.collection, field)
  if (any !== null) return { kind: 'any', any }
  const link = linkOf(context.schema, request.collection, field)
  return link === null ? null : { kind: 'link', link }
}

function addCall(
  builder: Builder,
  { key, call, isLenient }: { readonly key: string; readonly call: FieldCall; readonly isLenient: boolean },
): void {
  const { context, request, parts } = builder
  const { collection, path } = request
  const field = collection.fields.get(call.field)
  const isReadable = field?.hasData === true && canReadField(context, collection.name, call.field)
  if (field === undefined || !isReadable) {
    forbid(builder, call.field, { isLenient })
    return
  }
  if (isLenient && !isCountable(builder, field)) return
  const fieldExpression = fieldExpressionOf(context, { collection, path }, { call, field })
  if (fieldExpression === null || field.isConcealed) {
    if (isLenient) return
    throw invalidFunction(call)
  }
  parts.scalars.set(key, { key, fieldExpression })
  parts.selected.add(field.name)
}

/** Whether the rows a field leads to, if there are any, may be read. */
function isCountable({ context, request }: Builder, field: Field): boolean {
  const link = linkOf(context.schema, request.collection, field)
  return link === null || canReadCollection(context, link.target.name)
}

/**
 * A name with something below it is left out, whether it is hidden or does not exist: clients ask many collections for one list of
 * paths, and must not learn which it is.
 */
function forbid({ parts }: Builder, name: string, { isLenient, rest = [] }: Pick<Named, 'isLenient'> & Partial<Pick<Named, 'rest'>>): void {
  if (!isLenient && rest.length === 0) parts.forbidden.push(name)
}

function plainCall(field: string): FieldCall {
  return { function: null, field, path: null }
}

/** @throws {RectoError} INVALID_QUERY when a path has more steps than allowed. */
export function checkDepth(paths: readonly SelectionPath[], depthMax: number): void {
  if (paths.some(({ steps }) => steps.length > depthMax)) throw invalidQuery('Max relational depth exceeded')
}
