import { parseQuery, type Query } from '@recto/query'
import type { Schema } from '@recto/schema'
import fc from 'fast-check'
import type { Draw } from './generate-dataset.ts'
import { comparable, countsOf, fieldsOf, generateFilter, ofType, partsOf, relationsOf, type Source } from './generate-filter.ts'

type Input = Record<string, unknown>

/** A query about a collection, as a client would send it, mostly one that is understood. */
export function generateQuery(draw: Draw, schema: Schema, collection: string): Query {
  const source = { draw, schema }
  const input = generateLevel(source, collection, 2)
  const alias = isDrawn(draw, 4) ? generateAlias(source, collection) : {}
  const names = Object.keys(alias)
  const paths = draw(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 })).map((length) =>
    generatePath(source, collection, length),
  )
  const fields = isDrawn(draw, 2) ? { fields: [...paths, ...(names.length > 0 ? names : [])] } : {}
  return parseQuery({
    ...input,
    ...fields,
    alias,
    ...(isDrawn(draw, 5) ? { backlink: false } : {}),
    deep: isDrawn(draw, 2) ? generateDeep(source, collection, 2) : {},
  })
}

/** Aggregates, alone or by group. */
export function generateAggregate(draw: Draw, schema: Schema, collection: string): Query {
  const source = { draw, schema }
  const input = generateAggregation(source, collection)
  const isGrouped = input['groupBy'] !== undefined
  const { filter, search } = generateLevel(source, collection, 2)
  const having =
    isDrawn(draw, 3) && (input['aggregate'] as Input)['count'] !== undefined
      ? { having: { count: { _gt: draw(fc.integer({ min: 0, max: 2 })) } } }
      : {}
  return parseQuery({
    ...input,
    filter,
    search,
    ...(isGrouped ? draw(fc.constantFrom({ limit: -1 }, { limit: 2, offset: 1 }, { limit: 2, page: 2 })) : {}),
    ...having,
  })
}

function generateAggregation({ draw, schema }: Source, collection: string): Input {
  const fields = comparable(schema, collection)
  const names = (types: readonly string[]) => fields.filter(({ type }) => types.includes(type)).map(({ name }) => name)
  const numeric = names(['integer', 'float', 'decimal', 'bigInteger'])
  const ordered = [...numeric, ...names(['date', 'dateTime', 'timestamp', 'time'])]
  const aggregate: Record<string, string[]> = { count: ['*'] }
  const countable = fields.filter(({ isConcealed }) => !isConcealed).map(({ name }) => name)
  // Where an engine's averages are floating point, those of large whole numbers are not exact.
  const averaged = names(['integer', 'float', 'decimal'])
  const candidates = {
    sum: numeric,
    sumDistinct: numeric,
    avg: averaged,
    avgDistinct: averaged,
    min: ordered,
    max: ordered,
    countDistinct: countable,
  }
  for (const [name, among] of Object.entries(candidates)) if (isDrawn(draw, 3)) aggregate[name] = some(draw, among, 2)
  const groupable = [
    ...fields.filter(({ type }) => !['string', 'text', 'float'].includes(type)).map(({ name }) => name),
    ...partsOf(schema, collection),
  ]
  const groupBy = isDrawn(draw, 2) ? some(draw, groupable, 2) : []
  const sort =
    groupBy.length > 0 && isDrawn(draw, 2)
      ? { sort: [draw(fc.constantFrom('count', '-count', ...groupBy.map((group) => group.replace(/^(\w+)\((.*)\)$/, '$2_$1'))))] }
      : {}
  return { aggregate: withoutEmpty(aggregate), ...(groupBy.length > 0 ? { groupBy } : {}), ...sort }
}

function generateLevel(source: Source, collection: string, depth: number): Input {
  const { draw } = source
  return {
    ...(isDrawn(draw, 2) ? { filter: generateFilter(source, collection, depth) } : {}),
    ...(isDrawn(draw, 2) ? { sort: generateSort(source, collection) } : {}),
    ...(isDrawn(draw, 4)
      ? { search: draw(fc.constantFrom('a', 'B', '1', '12', '0.5', 'zz', '11111111-1111-4111-8111-111111111111')) }
      : {}),
    ...draw(fc.constantFrom<Input>({}, {}, { limit: 2 }, { limit: -1, offset: 1 }, { limit: 0 }, { page: 2, limit: 2 }, { offset: 1 })),
  }
}

function generateSort(source: Source, collection: string): string[] {
  const { draw, schema } = source
  const own = [
    ...comparable(schema, collection).map(({ name }) => name),
    ...partsOf(schema, collection),
    ...countsOf(schema, collection),
    ...ofType(schema, collection, ['json']).map(({ name }) => `json(${name}, b.c)`),
  ]
  const relations = relationsOf(schema, collection)
  const through = relations.flatMap(({ key, target }) =>
    some(draw, [...comparable(schema, target).map(({ name }) => name), ...countsOf(schema, target)], 1).map((name) => `${key}.${name}`),
  )
  const lists = relations.filter(({ isMany }) => isMany).map(({ key }) => key)
  return some(draw, [...own, ...through, ...lists], 2).map((path) => (isDrawn(draw, 2) ? `-${path}` : path))
}

function generatePath(source: Source, collection: string, length: number): string {
  const { draw, schema } = source
  const relations = relationsOf(schema, collection)
  if (length > 0 && isDrawn(draw, 5)) return `*.${isDrawn(draw, 2) ? '*' : 'id'}`
  if (length > 0 && relations.length > 0) {
    const { key, target } = draw(fc.constantFrom(...relations))
    return `${key.includes(':') && isDrawn(draw, 3) ? 'item' : key}.${generatePath(source, target, length - 1)}`
  }
  return draw(fc.constantFrom('*', 'id', ...fieldsOf(schema, collection).map(({ name }) => name), ...callsOf(source, collection)))
}

function callsOf({ schema }: Source, collection: string): string[] {
  const documents = ofType(schema, collection, ['json']).flatMap(({ name }) => [
    `json(${name}, b.c)`,
    `json(${name}, a)`,
    `json(${name}, b.list)`,
    `json(${name}, [1])`,
  ])
  return [...partsOf(schema, collection), ...countsOf(schema, collection), ...documents]
}

/** New names for fields, functions and relations. */
function generateAlias(source: Source, collection: string): Record<string, string> {
  const { draw, schema } = source
  const targets = [...fieldsOf(schema, collection).map(({ name }) => name), ...partsOf(schema, collection), ...countsOf(schema, collection)]
  return Object.fromEntries(some(draw, targets, 2).map((target, index) => [`x${index}`, target]))
}

function generateDeep(source: Source, collection: string, depth: number): Input {
  const { draw, schema } = source
  const relations = relationsOf(schema, collection)
  return Object.fromEntries(
    some(
      draw,
      relations.map(({ key }) => key),
      2,
    ).flatMap((key) => {
      const relation = relations.find((candidate) => candidate.key === key)
      return relation === undefined ? [] : [[key, generateDeepLevel(source, relation, depth)]]
    }),
  )
}

function generateDeepLevel(
  source: Source,
  { target, isMany }: { readonly target: string; readonly isMany: boolean },
  depth: number,
): Input {
  const { draw } = source
  const isAggregated = isMany && isDrawn(draw, 6)
  const { page: _page, ...level } = generateLevel(source, target, depth - 1)
  const { limit: _limit, offset: _offset, sort: _sort, ...filtered } = level
  const options = isAggregated ? { ...filtered, ...generateAggregation(source, target) } : level
  const below = depth > 1 && isDrawn(draw, 3) ? generateDeep(source, target, depth - 1) : {}
  return { ...Object.fromEntries(Object.entries(options).map(([name, value]) => [`_${name}`, value])), ...below }
}

/** True once in so many times. */
function isDrawn(draw: Draw, times: number): boolean {
  return draw(fc.integer({ min: 0, max: times - 1 })) === 0
}

function some(draw: Draw, names: readonly string[], most: number): string[] {
  return names.length === 0 ? [] : draw(fc.shuffledSubarray([...names], { minLength: 1, maxLength: Math.min(most, names.length) }))
}

function withoutEmpty(object: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(object).filter(([, list]) => list.length > 0))
}
