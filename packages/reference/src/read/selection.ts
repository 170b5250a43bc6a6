import { forbidden } from '@recto/errors'
import { emptyQuery, type Query } from '@recto/query'
import type { FieldCall, Step } from '@recto/query/syntax'
import { collectionOf, rulesFor, type Viewer } from './dataset.ts'
import { callKey, isFitting } from './functions.ts'
import { allowedBy, linkOf, type RelationLink } from './relation-link.ts'
import { isReadable, requireValidCall, requireValidQuery } from './require-valid-query.ts'

/** One level of an answer: what each of its items consists of. Without entries they are their bare keys. */
export interface Level {
  readonly collection: string
  readonly query: Query
  readonly entries: readonly Selected[]
  /** Fields of the collection that were asked for; they decide which rules matter. */
  readonly touched: ReadonlySet<string>
}

export type Selected =
  | { readonly kind: 'value'; readonly key: string; readonly field: string }
  | { readonly kind: 'call'; readonly key: string; readonly call: FieldCall }
  | { readonly kind: 'nested'; readonly key: string; readonly field: string; readonly link: RelationLink; readonly level: Level }
  | {
      readonly kind: 'any'
      readonly key: string
      readonly field: string
      readonly branches: readonly { readonly link: RelationLink; readonly level: Level }[]
      readonly others: readonly string[]
    }

/** A path of a selection. Lenient ones were meant for several collections: what is not there is left out. */
interface Path {
  readonly steps: readonly Step[]
  readonly isLenient: boolean
  /** The collection of a many-to-any field it is meant for. */
  readonly scope?: string | null
}

interface LevelRequest {
  readonly collection: string
  readonly query: Query
  readonly paths: readonly Path[]
  readonly via: RelationLink | null
  readonly backlink: boolean
}

/** The levels of an answer. @throws {RectoError} FORBIDDEN for a field that is named but not granted. */
export function select(viewer: Viewer, collection: string, query: Query): Level {
  const paths = (query.fields ?? [{ steps: [{ kind: 'wildcard' as const }] }]).map(({ steps }) => ({ steps, isLenient: false }))
  return levelOf(viewer, { collection, query, paths, via: null, backlink: query.backlink })
}

interface Draft {
  readonly request: LevelRequest
  readonly plain: Map<string, Selected>
  readonly relations: Map<string, { readonly field: string; readonly paths: Path[] }>
  readonly touched: Set<string>
}

function levelOf(viewer: Viewer, request: LevelRequest): Level {
  const { collection, query } = request
  requireValidQuery(viewer, collection, query)
  if (query.aggregate !== null || query.groupBy !== null)
    return { collection, query, entries: [], touched: new Set(query.groupBy?.map(({ field }) => field)) }
  const draft: Draft = { request, plain: new Map(), relations: new Map(), touched: new Set() }
  for (const {
    steps: [step, ...rest],
    isLenient,
  } of request.paths)
    if (step !== undefined) addStep(viewer, draft, { step, rest, isLenient })
  const nested = [...draft.relations].map(([key, { field, paths }]) => nestedOf(viewer, draft, { key, field, paths }))
  const plain = [...draft.plain.values()].filter(({ key }) => !draft.relations.has(key))
  return { collection, query, entries: [...plain, ...nested], touched: draft.touched }
}

interface Named {
  readonly name: string
  readonly scope: string | null
  readonly rest: readonly Step[]
  readonly isLenient: boolean
}

interface NamedField extends Named {
  /** The field that the name, an alias perhaps, stands for. */
  readonly field: string
}

function addStep(
  viewer: Viewer,
  draft: Draft,
  { step, rest, isLenient }: { readonly step: Step; readonly rest: readonly Step[]; readonly isLenient: boolean },
): void {
  if (step.kind === 'call') addCall(viewer, draft, { key: callKey(step.call), call: step.call, isLenient })
  else if (step.kind === 'field') addName(viewer, draft, { name: step.name, scope: step.scope, rest, isLenient })
  else addWildcard(viewer, draft, { rest, isLenient })
}

function addWildcard(viewer: Viewer, draft: Draft, { rest, isLenient }: Pick<Named, 'rest' | 'isLenient'>): void {
  const { collection, query } = draft.request
  const own = [...collectionOf(viewer, collection).fields.values()]
    .filter((field) => !field.isImplicit && isReadable(viewer, collection, field.name))
    .map(({ name }) => ({ name, field: name }))
  for (const { name, field } of [...own, ...[...query.alias].map(([alias, call]) => ({ name: alias, field: call.field }))]) {
    const isFollowed = rest.length > 0 && leadsOn(viewer, collection, field) && !(name === field && leadsBack(viewer, draft.request, field))
    addName(viewer, draft, { name, scope: null, rest: isFollowed ? rest : [], isLenient: isFollowed ? isLenient : true })
  }
}

function leadsOn(viewer: Viewer, collection: string, field: string): boolean {
  return linkOf(viewer, collection, field) !== null || allowedBy(viewer, collection, field) !== null
}

function leadsBack(viewer: Viewer, { collection, via, backlink }: LevelRequest, field: string): boolean {
  return !backlink && via !== null && linkOf(viewer, collection, field)?.relation === via.relation
}

function addName(viewer: Viewer, draft: Draft, { name, scope, rest, isLenient }: Named): void {
  const { collection, query } = draft.request
  const alias = query.alias.get(name)
  const field = alias?.field ?? name
  const isToOne = allowedBy(viewer, collection, field) !== null || linkOf(viewer, collection, field)?.kind === 'one'
  if (alias !== undefined && alias.function !== null) addCall(viewer, draft, { key: name, call: alias, isLenient })
  else if (!leadsOn(viewer, collection, field) || (rest.length === 0 && isToOne)) addValue(viewer, draft, { name, field, rest, isLenient })
  else addRelation(viewer, draft, { name, field, scope, rest, isLenient })
}

function addValue(viewer: Viewer, draft: Draft, { name, field, rest, isLenient }: Omit<NamedField, 'scope'>): void {
  if (!isGranted(viewer, draft, { field, isLenient: isLenient || rest.length > 0 }) || rest.length > 0) return
  draft.plain.set(name, { kind: 'value', key: name, field })
  draft.touched.add(field)
}

function addRelation(viewer: Viewer, draft: Draft, { name, field, scope, rest, isLenient }: NamedField): void {
  const { collection } = draft.request
  const link = linkOf(viewer, collection, field)
  const allowed = allowedBy(viewer, collection, field)
  const targets = link === null ? (allowed ?? []) : [link.collection]
  if (!targets.some((target) => rulesFor(viewer, target) !== null)) return
  if (!isGranted(viewer, draft, { field, isLenient: isLenient || rest.length > 0 })) return
  if (allowed !== null && scope !== null && !allowed.includes(scope)) return
  const relation = draft.relations.get(name) ?? { field, paths: [] }
  if (rest.length > 0) relation.paths.push({ steps: rest, isLenient, scope })
  draft.relations.set(name, relation)
  draft.touched.add(field)
}

/** A path that goes on below its field is left out. @throws {RectoError} FORBIDDEN for a last name that was named without leniency */
function isGranted(viewer: Viewer, { request }: Draft, { field, isLenient }: Pick<NamedField, 'field' | 'isLenient'>): boolean {
  if (isReadable(viewer, request.collection, field)) return true
  if (!isLenient) throw forbidden()
  return false
}

function addCall(
  viewer: Viewer,
  draft: Draft,
  { key, call, isLenient }: { readonly key: string; readonly call: FieldCall; readonly isLenient: boolean },
): void {
  const { collection } = draft.request
  const link = linkOf(viewer, collection, call.field)
  const isGranted = isReadable(viewer, collection, call.field) && (link === null || rulesFor(viewer, link.collection) !== null)
  if (isLenient && !(isGranted && isFitting(viewer, collection, call))) return
  requireValidCall(viewer, collection, call)
  draft.plain.set(key, { kind: 'call', key, call })
  draft.touched.add(call.field)
}

interface Relation {
  readonly key: string
  readonly field: string
  readonly paths: readonly Path[]
}

function nestedOf(viewer: Viewer, { request }: Draft, { key, field, paths }: Relation): Selected {
  const { collection, query, backlink } = request
  const link = linkOf(viewer, collection, field)
  if (link !== null) {
    const level = levelOf(viewer, { collection: link.collection, query: query.deep.get(key) ?? emptyQuery, paths, via: link, backlink })
    return { kind: 'nested', key, field, link, level }
  }
  const readable = (allowedBy(viewer, collection, field) ?? []).filter((target) => rulesFor(viewer, target) !== null)
  const branches = readable.flatMap((target) => {
    const own = paths.filter(({ scope }) => scope === null || scope === target)
    const branch = linkOf(viewer, collection, field, target)
    if (own.length === 0 || branch === null) return []
    const lenient = own.map(({ steps, scope, isLenient }) => ({ steps, isLenient: isLenient || scope === null }))
    return [
      {
        link: branch,
        level: levelOf(viewer, {
          collection: target,
          query: query.deep.get(`${key}:${target}`) ?? emptyQuery,
          paths: lenient,
          via: branch,
          backlink,
        }),
      },
    ]
  })
  const others = readable.filter((target) => !branches.some(({ link: taken }) => taken.collection === target))
  return { kind: 'any', key, field, branches, others }
}
