import fc from 'fast-check'
import { type FuzzRequest, type Input, requestOf } from './fuzz-request.ts'
import { aggregates, functions, nasty, operators } from './fuzz-values.ts'

/** The names a fuzzed query is made of. */
export interface FuzzModel {
  readonly fields: readonly { readonly collection: string; readonly field: string }[]
  readonly relations: readonly { readonly collection: string; readonly field: string; readonly related: string | null }[]
}

/** Reads that are mostly well formed, of names that mostly exist, with values of every kind in every place. */
export function fuzzRequests(model: FuzzModel): fc.Arbitrary<FuzzRequest> {
  const collections = [...new Set(model.fields.map(({ collection }) => collection))]
  return fc.constantFrom(...collections).chain((collection) =>
    fc
      .record({
        input: inputOf(model, collection),
        form: fc.constantFrom('json', 'brackets', 'search', 'search', 'keys', 'key'),
        key: fc.oneof(nasty, fc.nat({ max: 30 })),
        isAdmin: fc.boolean(),
      })
      .map((drawn) => requestOf(collection, drawn)),
  )
}

function inputOf(model: FuzzModel, collection: string): fc.Arbitrary<Input> {
  const path = pathsOf(model, collection)
  const filter = filterOf(model, collection, 3)
  const number = rarely(nasty, fc.constantFrom<unknown>(1, 2, 10, 100, -1))
  const grouping = fc.record(
    {
      aggregate: fc.dictionary(fc.constantFrom(...aggregates), fc.array(path, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
      groupBy: fc.array(path, { maxLength: 2 }),
      having: havingFilter,
    },
    { requiredKeys: [] },
  )
  const level = fc.record(
    {
      fields: fc.array(path, { maxLength: 5 }),
      filter,
      sort: fc.array(
        fc.tuple(fc.constantFrom('', '-'), path).map((parts) => parts.join('')),
        { maxLength: 3 },
      ),
      limit: number,
      offset: number,
      page: number,
      search: rarely(nasty, fc.constantFrom('a', '1', '12.5')),
    },
    { requiredKeys: [] },
  )
  const top = fc.record(
    {
      meta: rarely(fc.constant('nope'), fc.constantFrom('*', 'filter_count', 'total_count,filter_count', 'estimate')),
      alias: fc.dictionary(fc.constantFrom('x', 'y', 'id'), path, { maxKeys: 2 }),
      cursor: rarely(fc.oneof(fc.string(), fc.array(nasty).map(cursorOf)), fc.constant('')),
      backlink: fc.boolean(),
      deep: deepOf(model, collection),
      export: rarely(fc.constant('nope'), fc.constantFrom('csv', 'json', 'xml', 'yaml')),
    },
    { requiredKeys: [] },
  )
  return fc
    .tuple(level, top, rarely<Input>(grouping, fc.constant({})), fc.infiniteStream(fc.nat({ max: 2 })))
    .map(([own, more, groups, chances]) =>
      Object.fromEntries(Object.entries({ ...own, ...more, ...groups }).filter(() => chances.next().value === 0)),
    )
}

function rarely<Value>(rare: fc.Arbitrary<Value>, usual: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 1, arbitrary: rare }, { weight: 7, arbitrary: usual })
}

const havingFilter = fc.dictionary(
  fc.constantFrom('count', 'sum', 'max', 'nope', '_and'),
  fc.oneof(fc.dictionary(fc.constantFrom(...operators, 'id'), nasty, { maxKeys: 2 }), nasty),
  { maxKeys: 2 },
)

function cursorOf(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(Object.fromEntries(values.map((value, index) => [`k${index}`, value])))).toString('base64url')
}

function namesOf({ fields }: FuzzModel, collection: string): string[] {
  return fields.filter((field) => field.collection === collection).map(({ field }) => field)
}

/** Fields, calls and wildcards, here and behind relations. */
function pathsOf(model: FuzzModel, collection: string): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...namesOf(model, collection)) },
    { weight: 1, arbitrary: fc.constantFrom('*', '*.*', '*.*.*', 'nope', '', '.', '__proto__', 'item:nope', '*:x', '$thumb') },
  )
  const call = fc
    .tuple(fc.constantFrom(...functions), name)
    .map(([fn, field]) => (fn === 'json' ? `json(${field}, a.b[0])` : `${fn}(${field})`))
  const related = model.relations.filter((relation) => relation.collection === collection)
  const deeper = related.map(({ field, related: target }) =>
    fc.constantFrom('*', ...(target === null ? [] : namesOf(model, target))).map((inner) => `${field}.${inner}`),
  )
  return fc.oneof({ weight: 12, arbitrary: name }, { weight: 1, arbitrary: call }, ...deeper.map((arbitrary) => ({ weight: 1, arbitrary })))
}

function filterOf(model: FuzzModel, collection: string, depth: number): fc.Arbitrary<unknown> {
  const names = fc.constantFrom(...namesOf(model, collection))
  const key = fc.oneof(
    { weight: 20, arbitrary: names },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...functions), names).map(([fn, field]) => `${fn}(${field})`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('nope', '_and', '_or', '_some', '', '$FOLLOW(books,id)', '$FOLLOW(', 'item:books', '__proto__'),
    },
  )
  const conditions = fc.dictionary(fc.constantFrom(...operators), fc.oneof(nasty, fc.array(nasty, { maxLength: 3 })), {
    minKeys: 1,
    maxKeys: 2,
  })
  const leaf = fc
    .tuple(key, fc.oneof({ weight: 6, arbitrary: conditions }, { weight: 1, arbitrary: nasty }))
    .map(([name, value]) => ({ [name]: value }))
  if (depth === 0) return leaf
  const related = model.relations
    .filter((relation) => relation.collection === collection && relation.related !== null)
    .map(({ field, related: target }) =>
      fc
        .tuple(fc.constantFrom('', '_some', '_none'), filterOf(model, target ?? '', 0))
        .map(([quantifier, inner]) => ({ [field]: quantifier === '' ? inner : { [quantifier]: inner } })),
    )
  const logical = fc
    .tuple(fc.constantFrom('_and', '_or'), fc.array(filterOf(model, collection, depth - 1), { maxLength: 3 }))
    .map(([name, inner]) => ({ [name]: inner }))
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: logical },
    ...related.map((arbitrary) => ({ weight: 1, arbitrary })),
  )
}

function deepOf(model: FuzzModel, collection: string): fc.Arbitrary<unknown> {
  const related = model.relations.filter((relation) => relation.collection === collection && relation.related !== null)
  const levels = related.map(({ field, related: target }) =>
    fc
      .record(
        { _filter: filterOf(model, target ?? '', 0), _limit: nasty, _sort: pathsOf(model, target ?? ''), _search: nasty, _page: nasty },
        { requiredKeys: [] },
      )
      .map((level) => ({ [field]: level })),
  )
  return levels.length === 0 ? nasty : fc.oneof(...levels, nasty)
}
