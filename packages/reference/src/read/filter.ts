import type { FieldType } from '@recto/protocol'
import type { Filter, FilterValue } from '@recto/query'
import type { FieldCall } from '@recto/query/syntax'
import { collectionOf, fieldOf, primaryKeyOf, type Row, type Viewer } from './dataset.ts'
import { callValue, jsonScalar } from './functions.ts'
import { operandsOf } from './operands.ts'
import { evaluateOperator, type TestedValue } from './operators.ts'
import { followedLink, linkOf, type RelationLink } from './relation-link.ts'
import { linkedVisible, visibleValue } from './visibility.ts'

/**
 * Whether a row satisfies a filter: whether some choice of related rows, one for each relation path the filter names,
 * satisfies all of it. A relation that leads nowhere gives a row of nulls, as an outer join does.
 */
export function matchesFilter(viewer: Viewer, collection: string, row: Row, filter: Filter): boolean {
  const paths = pathsOf(viewer, filter, { collection, path: [] })
  const start: Chosen = new Map([['', { collection, row }]])
  return choices(viewer, start, paths).some((chosen) => test(viewer, filter, { chosen, path: [], collection }))
}

interface Spot {
  readonly collection: string
  /** Names of the steps that lead here. */
  readonly path: readonly string[]
}

interface Place extends Spot {
  readonly chosen: Chosen
  readonly subject?: TestedValue
  /** The link just stepped through: what `_some` and `_none` speak of. */
  readonly through?: { readonly link: RelationLink; readonly collection: string; readonly row: Row | null }
}

type Chosen = ReadonlyMap<string, { readonly collection: string; readonly row: Row | null }>

function test(viewer: Viewer, filter: Filter, place: Place): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((inner) => test(viewer, inner, place))
    case 'or':
      return filter.filters.some((inner) => test(viewer, inner, place))
    case 'field':
      return testField(viewer, filter, place)
    case 'follow':
      return test(viewer, filter.filter, enter(viewer, place, stepOf(viewer, filter, place.collection)))
    case 'some':
    case 'none':
      return testSome(viewer, filter.filter, place) === (filter.kind === 'some')
    case 'json':
      return testJson(viewer, filter, place)
    case 'operator':
      return (
        place.subject !== undefined &&
        evaluateOperator(filter.operator, place.subject, operandsOf(viewer.dataset, filter.value), viewer.dataset.traits)
      )
  }
}

function testField(viewer: Viewer, filter: Extract<Filter, { kind: 'field' }>, place: Place): boolean {
  const row = rowAt(place)
  const { call } = filter
  if (call.function !== null)
    return test(viewer, filter.filter, { ...place, subject: { value: callValue(viewer, place.collection, row, call), type: 'integer' } })
  const own = { value: visibleValue(viewer, place.collection, row, call.field), type: typeOf(viewer, place.collection, call) }
  const step = stepOf(viewer, filter, place.collection)
  if (step === null) return test(viewer, filter.filter, { ...place, subject: own })
  const there = enter(viewer, place, step)
  return test(viewer, filter.filter, step.link.kind === 'one' && filter.scope === null ? { ...there, subject: own } : there)
}

/** A key of several columns is compared as text. */
function typeOf(viewer: Viewer, collection: string, { field }: FieldCall): FieldType {
  const facts = fieldOf(viewer, collection, field)
  return facts?.column === null ? 'string' : (facts?.type ?? 'unknown')
}

function enter(viewer: Viewer, place: Place, step: Step | null): Place {
  if (step === null) throw new Error('The reference model was led nowhere')
  const { link, name } = step
  const there = { chosen: place.chosen, path: [...place.path, name], collection: link.collection }
  const row = rowAt(there)
  const { primaryKey } = collectionOf(viewer, link.collection)
  const type = primaryKey.length > 1 ? 'string' : (fieldOf(viewer, link.collection, primaryKey[0] ?? '')?.type ?? 'unknown')
  return {
    ...there,
    subject: { value: row === null ? null : primaryKeyOf(viewer, link.collection, row), type },
    through: { link, collection: place.collection, row: rowAt(place) },
  }
}

function testSome(viewer: Viewer, filter: Filter, { through }: Place): boolean {
  if (through === undefined || through.row === null) return false
  return linkedVisible(viewer, through.collection, through.row, through.link).some((row) =>
    matchesFilter(viewer, through.link.collection, row, filter),
  )
}

function testJson(viewer: Viewer, { path, filter }: Extract<Filter, { kind: 'json' }>, place: Place): boolean {
  const found = path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Array.isArray(at) === (typeof step === 'number')
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    place.subject?.value,
  )
  return test(viewer, filter, {
    ...place,
    subject: { value: jsonScalar(found, isNumeric(filter) ? 'number' : 'text'), type: isNumeric(filter) ? 'float' : 'unknown' },
  })
}

function isNumeric(filter: Filter): boolean {
  if (filter.kind !== 'operator') return false
  const elements: FilterValue[] = Array.isArray(filter.value) ? [...filter.value] : [filter.value]
  return elements.some((element) => typeof element === 'number')
}

function rowAt(place: Pick<Place, 'chosen' | 'path'>): Row | null {
  return place.chosen.get(place.path.join('\n'))?.row ?? null
}

interface Step {
  readonly name: string
  readonly link: RelationLink
}

function stepOf(viewer: Viewer, filter: Extract<Filter, { kind: 'field' | 'follow' }>, collection: string): Step | null {
  if (filter.kind === 'follow') {
    const link = followedLink(viewer, collection, filter.collection, filter.fields)
    return link === null ? null : { name: `$${filter.collection},${filter.fields.join()}`, link }
  }
  const link = linkOf(viewer, collection, filter.call.field, filter.scope)
  return link === null ? null : { name: `${filter.call.field}:${filter.scope ?? ''}`, link }
}

interface Path {
  readonly steps: readonly string[]
  readonly link: RelationLink
}

/** Every relation path a filter names, parents before children, without those inside `_some` and `_none`. */
function pathsOf(viewer: Viewer, filter: Filter, spot: Spot): Path[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.flatMap((inner) => pathsOf(viewer, inner, spot))
  if (filter.kind !== 'follow' && (filter.kind !== 'field' || filter.call.function !== null)) return []
  const step = stepOf(viewer, filter, spot.collection)
  if (step === null) return []
  const steps = [...spot.path, step.name]
  return [{ steps, link: step.link }, ...pathsOf(viewer, filter.filter, { collection: step.link.collection, path: steps })]
}

function choices(viewer: Viewer, start: Chosen, paths: readonly Path[]): Chosen[] {
  const distinct = [...new Map(paths.map((path) => [path.steps.join('\n'), path])).values()].sort(
    (left, right) => left.steps.length - right.steps.length,
  )
  return distinct.reduce<Chosen[]>((chosen, path) => chosen.flatMap((choice) => extend(viewer, choice, path)), [start])
}

function extend(viewer: Viewer, choice: Chosen, { steps, link }: Path): Chosen[] {
  const parent = choice.get(steps.slice(0, -1).join('\n'))
  const rows = parent === undefined || parent.row === null ? [] : linkedVisible(viewer, parent.collection, parent.row, link)
  const candidates = rows.length === 0 ? [null] : rows
  return candidates.map((row) => new Map([...choice, [steps.join('\n'), { collection: link.collection, row }]]))
}
