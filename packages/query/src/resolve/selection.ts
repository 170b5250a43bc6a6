import { forbiddenFields, invalidQuery } from '@recto/errors'
import { emptyQuery } from '../parse/request.ts'
import { resolveAggregation } from './aggregation.ts'
import { appendPath, canReadCollection, type ResolveContext } from './context.ts'
import { resolveFilterAndPaging } from './filter-and-paging.ts'
import type { Level, Nested } from './level.ts'
import type { LevelRequest } from './level-request.ts'
import { buildSelection, type SelectedRelation } from './selection-builder.ts'

/**
 * Resolves the paths of a selection into the levels of an answer.
 * @throws {RectoError} FORBIDDEN for unknown or hidden fields that were named.
 */
export function resolveLevel(context: ResolveContext, request: LevelRequest): Level {
  takeBudget(context, request)
  context.dependsOn.add(request.collection.name)
  const { collection, options } = request
  const isAggregated = options.aggregate !== null || options.groupBy !== null
  if (isAggregated) return aggregatedLevel(context, request)
  const parts = buildSelection(context, request)
  if (parts.forbidden.length > 0) throw forbiddenFields(request.name, parts.forbidden, request.path)
  const nested = [...parts.relations.values()].flatMap((relation) => resolveRelation(context, request, relation))
  const scalars = [...parts.scalars.values()].filter(({ key }) => !nested.some((relation) => relation.key === key))
  return {
    collection,
    scalars,
    nested,
    isBare: scalars.length === 0 && nested.length === 0,
    selected: parts.selected,
    filterAndPaging: resolveFilterAndPaging(context, request),
    aggregation: null,
  }
}

function aggregatedLevel(context: ResolveContext, request: LevelRequest): Level {
  const aggregation = resolveAggregation(context, request)
  const filterAndPaging = resolveFilterAndPaging(context, request)
  return {
    collection: request.collection,
    scalars: [],
    nested: [],
    isBare: false,
    selected: aggregation.selected,
    filterAndPaging: filterAndPaging,
    aggregation,
  }
}

/** A relation as an entry of the answer; nothing when none of what was asked of it may be read. */
function resolveRelation(context: ResolveContext, request: LevelRequest, relation: SelectedRelation): readonly Nested[] {
  const { key, target } = relation
  if (target.kind === 'any') return [resolveAny(context, request, relation)]
  const level = resolveLevel(context, {
    collection: target.link.target,
    name: target.link.target.name,
    path: appendPath(request.path, key),
    paths: relation.paths.map(({ steps, isLenient, isWildcard }) => ({ steps, isLenient, isWildcard })),
    options: request.options.deep.get(key) ?? emptyQuery,
    via: target.link,
    backlink: request.backlink,
  })
  return [{ kind: 'linked', key, link: target.link, level }]
}

function resolveAny(context: ResolveContext, request: LevelRequest, relation: SelectedRelation): Nested {
  const { key, target } = relation
  if (target.kind !== 'any') throw new TypeError('not a many-to-any relation')
  const readable = target.any.allowed.filter(({ name }) => canReadCollection(context, name))
  const branches = readable.flatMap((collection) => {
    const paths = relation.paths.filter(({ scope }) => scope === null || scope === collection.name)
    if (paths.length === 0) return []
    const scoped = `${key}:${collection.name}`
    const link = {
      kind: 'to-any',
      relation: target.any.relation,
      target: collection,
      field: target.any.field,
      collectionField: target.any.collectionField,
    } as const
    const options = request.options.deep.get(scoped) ?? emptyQuery
    const steps = paths.map((path) => ({
      steps: path.steps,
      isLenient: path.isLenient || path.scope === null,
      isWildcard: path.isWildcard,
    }))
    return [
      resolveLevel(context, {
        ...request,
        collection,
        name: collection.name,
        path: appendPath(request.path, scoped),
        paths: steps,
        options,
        via: link,
      }),
    ]
  })
  const others = readable.filter((collection) => !branches.some((branch) => branch.collection === collection))
  return { kind: 'any', key, any: target.any, branches, others: others.map(({ name }) => name) }
}

function takeBudget({ budget }: ResolveContext, { path, paths }: LevelRequest): void {
  budget.levels--
  if (paths.some(({ isWildcard }) => isWildcard)) budget.wildcards -= path.split('.').length
  if (budget.levels < 0 || budget.wildcards < 0) throw invalidQuery('The query selects too many relations: name the fields that are needed')
}
