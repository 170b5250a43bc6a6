import { invalidQuery } from '@recto/errors'
import type { Field } from '@recto/schema'
import type { FieldCall, Step } from '../query.ts'
import { canReadCollection, canReadField, type ResolveContext } from './context.ts'
import type { Selected } from './level.ts'
import type { LevelRequest, SelectionPath } from './level-request.ts'
import { type AnyRelation, anyRelationOf, isRelational, linkOf, type ToManyLink, type ToOneLink } from './link.ts'
import { invalidFunction, resultKey, subjectOf } from './subject.ts'

export interface DraftRelation {
  readonly key: string
  readonly target: { readonly kind: 'link'; readonly link: ToOneLink | ToManyLink } | { readonly kind: 'any'; readonly any: AnyRelation }
  /** Empty: the keys alone. */
  readonly paths: (SelectionPath & { readonly scope: string | null })[]
}

/** The paths of one level sorted into values of the row and relations to follow. */
export interface Draft {
  readonly scalars: Map<string, Selected>
  readonly relations: Map<string, DraftRelation>
  readonly selected: Set<string>
  /** Names that were asked for and may not be read. */
  readonly forbidden: string[]
}

/** Sorts out what the paths of a level ask of it. */
export function createDraft(context: ResolveContext, request: LevelRequest): Draft {
  const draft: Draft = { scalars: new Map(), relations: new Map(), selected: new Set(), forbidden: [] }
  const builder: Builder = { context, request, draft }
  for (const path of request.paths) addPath(builder, path)
  return draft
}

interface Builder {
  readonly context: ResolveContext
  readonly request: LevelRequest
  readonly draft: Draft
}

/** One name of a level, with what is asked below it. */
interface Named {
  readonly key: string
  readonly scope: string | null
  readonly rest: readonly Step[]
  readonly isLenient: boolean
}

function addPath(builder: Builder, { steps, isLenient }: SelectionPath): void {
  const [step, ...rest] = steps
  if (step === undefined) return
  if (step.kind === 'wildcard') addWildcard(builder, rest, isLenient)
  else if (step.kind === 'call') addCall(builder, { key: resultKey(step.call), call: step.call, isLenient })
  else addName(builder, { key: step.name, scope: step.scope, rest, isLenient })
}

/** Every field that may be read, then the aliases; relations are followed when something is asked below them. */
function addWildcard(builder: Builder, rest: readonly Step[], isLenient: boolean): void {
  const { collection, options } = builder.request
  for (const field of readableFields(builder)) {
    const isFollowed = isFollowable(builder, field, rest) && !isWayBack(builder, field)
    addName(builder, { key: field.name, scope: null, rest: isFollowed ? rest : [], isLenient: !isFollowed || isLenient })
  }
  for (const [key, call] of options.alias) {
    const isFollowed = isFollowable(builder, collection.fields.get(call.field), rest)
    addName(builder, { key, scope: null, rest: isFollowed ? rest : [], isLenient: true })
  }
}

function readableFields({ context, request }: Builder): readonly Field[] {
  const { name, fields } = request.collection
  return [...fields.values()].filter((field) => field.hasData && !field.isImplicit && canReadField(context, name, field.name))
}

function isFollowable({ context, request }: Builder, field: Field | undefined, rest: readonly Step[]): boolean {
  return field !== undefined && rest.length > 0 && isRelational(context.schema, request.collection, field)
}

/** Whether a field leads back over the relation that led here. */
function isWayBack({ context, request }: Builder, field: Field): boolean {
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
function isKeyHolder(target: DraftRelation['target']): boolean {
  return target.kind === 'any' || target.link.kind === 'to-one'
}

function addScalar(builder: Builder, named: Named, field: Field): void {
  const { context, request, draft } = builder
  const { collection, path } = request
  const subject =
    field.hasData && canReadField(context, collection.name, field.name)
      ? subjectOf(context, { collection, path }, { call: plainCall(field.name), field })
      : null
  if (subject === null) forbid(builder, field.name, named)
  // What is asked below a plain value is left out, and the value with it.
  if (subject === null || named.rest.length > 0) return
  draft.scalars.set(named.key, { key: named.key, subject })
  draft.selected.add(field.name)
}

interface Related {
  readonly named: Named
  readonly field: Field
  readonly target: DraftRelation['target']
}

/** A relation into a collection out of reach vanishes; one whose own field is hidden is refused. */
function addRelation(builder: Builder, { named, field, target }: Related): void {
  const { context, request, draft } = builder
  const targets = target.kind === 'link' ? [target.link.target] : target.any.allowed
  if (!targets.some(({ name }) => canReadCollection(context, name))) return
  const isReadable = field.hasData && canReadField(context, request.collection.name, field.name)
  if (!isReadable) forbid(builder, field.name, named)
  const isScopeUnknown = target.kind === 'any' && named.scope !== null && !targets.some(({ name }) => name === named.scope)
  if (!isReadable || isScopeUnknown) return
  const relation = draft.relations.get(named.key) ?? { key: named.key, target, paths: [] }
  if (named.rest.length > 0) relation.paths.push({ steps: named.rest, isLenient: named.isLenient, scope: named.scope })
  draft.relations.set(named.key, relation)
  draft.selected.add(field.name)
}

function targetOf({ context, request }: Builder, field: Field): DraftRelation['target'] | null {
  const any = anyRelationOf(context.schema, request.collection, field)
  if (any !== null) return { kind: 'any', any }
  const link = linkOf(context.schema, request.collection, field)
  return link === null ? null : { kind: 'link', link }
}

function addCall(
  builder: Builder,
  { key, call, isLenient }: { readonly key: string; readonly call: FieldCall; readonly isLenient: boolean },
): void {
  const { context, request, draft } = builder
  const { collection, path } = request
  const field = collection.fields.get(call.field)
  const isReadable = field?.hasData === true && canReadField(context, collection.name, call.field)
  if (field === undefined || !isReadable) {
    forbid(builder, call.field, { isLenient })
    return
  }
  if (isLenient && !isCountable(builder, field)) return
  const subject = subjectOf(context, { collection, path }, { call, field })
  if (subject === null || field.isConcealed) {
    if (isLenient) return
    throw invalidFunction(call)
  }
  draft.scalars.set(key, { key, subject })
  draft.selected.add(field.name)
}

/** Whether the rows behind a field, if it leads to any, may be touched. */
function isCountable({ context, request }: Builder, field: Field): boolean {
  const link = linkOf(context.schema, request.collection, field)
  return link === null || canReadCollection(context, link.target.name)
}

function forbid({ draft }: Builder, name: string, { isLenient }: { readonly isLenient: boolean }): void {
  if (!isLenient) draft.forbidden.push(name)
}

function plainCall(field: string): FieldCall {
  return { function: null, field, path: null }
}

/** @throws {RectoError} INVALID_QUERY when a path has more steps than allowed. */
export function checkDepth(paths: readonly SelectionPath[], depthMax: number): void {
  if (paths.some(({ steps }) => steps.length > depthMax)) throw invalidQuery('Max relational depth exceeded')
}
