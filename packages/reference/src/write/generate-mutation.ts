import type { JsonObject } from '@recto/protocol'
import fc from 'fast-check'
import { publisherRows } from './publisher-rows.ts'
import { publisherTables } from './publisher-tables.ts'

/** A write of one table of the publisher, as REST takes it. */
export interface Mutation {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly table: string
  /** Of the items changed or deleted; none of what is created. */
  readonly keys: readonly (string | number)[]
  readonly payload: JsonObject
}

/** Any write that may be made of the seed, and some the database refuses. */
export const mutations: fc.Arbitrary<Mutation> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom('books', 'authors', 'chapters').chain((table) => writeOf(table, 'POST')) },
    { weight: 5, arbitrary: fc.constantFrom('books', 'authors', 'chapters', 'books_blocks').chain((table) => writeOf(table, 'PATCH')) },
    { weight: 1, arbitrary: fc.constantFrom('notes', 'chapters', 'books_tags', 'lines', 'authors').chain((table) => deletionOf(table)) },
  )
  .map((mutation) => ({ ...mutation, payload: titled(mutation.payload) as JsonObject }))

function writeOf(table: string, method: 'POST' | 'PATCH'): fc.Arbitrary<Mutation> {
  const keys = method === 'POST' ? fc.constant([]) : fc.uniqueArray(keyOf(table), { minLength: 1, maxLength: 2 })
  return fc.record({ method: fc.constant(method), table: fc.constant(table), keys, payload: item(table, 2) })
}

function deletionOf(table: string): fc.Arbitrary<Mutation> {
  const keys = fc.uniqueArray(keyOf(table), { minLength: 1, maxLength: 3 })
  return fc.record({ method: fc.constant('DELETE' as const), table: fc.constant(table), keys, payload: fc.constant({}) })
}

function keyOf(table: string): fc.Arbitrary<string | number> {
  const [name = ''] = publisherTables.find((one) => one.name === table)?.primaryKey ?? []
  return fc.constantFrom(...(publisherRows[table] ?? []).map((row) => row[name] as string | number))
}

/** Stands where a title of its own has to be. */
const untitled = '#'

/** What may be said of a new item of a table; `depth` levels may be nested in it. */
function item(table: string, depth: number): fc.Arbitrary<JsonObject> {
  const fields = depth <= 0 ? {} : nested(table, depth)
  return fc.record({ title: fc.constant(untitled), ...plain[table], ...fields }, { requiredKeys: ['title'] }) as fc.Arbitrary<JsonObject>
}

const number = fc.integer({ min: 0, max: 9 })
const plain: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  books: { pages: number, status: fc.constantFrom('draft', null) },
  chapters: { position: number },
  books_tags: { position: number },
}

function nested(table: string, depth: number): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const fields: Readonly<Record<string, () => Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
    authors: () => ({ mentor: toOne('authors', depth), books: list('books', depth) }),
    books: () => ({
      author: toOne('authors', depth),
      chapters: list('chapters', depth),
      notes: list('notes', depth),
      tags: list('books_tags', depth),
      translations: list('books_translations', depth),
      blocks: blocks(depth),
    }),
    chapters: () => ({ book: toOne('books', depth), lines: list('lines', depth) }),
    books_tags: () => ({ tag: word('tags', 'slug', depth) }),
    books_translations: () => ({ language: word('languages', 'code', depth) }),
  }
  return fields[table]?.() ?? {}
}

function toOne(table: string, depth: number): fc.Arbitrary<unknown> {
  const key = keyOf(table)
  const changed = fc.tuple(key, item(table, depth - 1)).map(([id, values]) => ({ ...values, id }))
  return fc.oneof(
    fc.constant(null),
    key,
    key.map((id) => ({ id })),
    changed,
    item(table, depth - 1),
  )
}

/** Of a table whose key is a word: new words are numbered when titles are given. */
function word(table: string, name: string, depth: number): fc.Arbitrary<unknown> {
  const key = keyOf(table)
  const fresh = item(table, depth - 1).map((values) => ({ ...values, [name]: untitled }))
  return fc.oneof(
    key,
    key.map((value) => ({ [name]: value })),
    fc.tuple(key, item(table, depth - 1)).map(([value, values]) => ({ ...values, [name]: value })),
    fresh,
  )
}

function list(table: string, depth: number): fc.Arbitrary<unknown> {
  return changesOf(keyOf(table), item(table, depth - 1))
}

function changesOf(key: fc.Arbitrary<string | number>, values: fc.Arbitrary<JsonObject>): fc.Arbitrary<unknown> {
  const keyed = fc.tuple(key, values).map(([id, rest]) => ({ ...rest, id }))
  const element = fc.oneof(
    { weight: 2, arbitrary: values },
    keyed,
    key,
    key.map((id) => ({ id })),
  )
  const identity = (one: unknown) => (typeof one === 'object' && one !== null ? ((one as JsonObject)['id'] ?? one) : one)
  const elements = fc.uniqueArray(element, { maxLength: 3, selector: identity })
  const changes = fc.record(
    {
      create: fc.array(values, { maxLength: 2 }),
      update: fc.uniqueArray(keyed, { maxLength: 2, selector: identity }),
      delete: fc.uniqueArray(key, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  return fc.oneof({ weight: 3, arbitrary: elements }, { weight: 3, arbitrary: changes }, fc.constant(null))
}

function blocks(depth: number): fc.Arbitrary<unknown> {
  const block = fc.constantFrom('texts', 'quotes').chain((collection) =>
    fc.record({
      title: fc.constant(untitled),
      collection: fc.constant(collection),
      item: fc.oneof(
        keyOf(collection),
        fc.tuple(keyOf(collection), item(collection, depth - 2)).map(([id, rest]) => ({ ...rest, id })),
        item(collection, depth - 2),
      ),
    }),
  )
  return changesOf(keyOf('books_blocks'), block)
}

/** Gives every item a title that no other has, and every new word. */
function titled(payload: unknown, count = { value: 0 }): unknown {
  if (Array.isArray(payload)) return payload.map((one) => titled(one, count))
  if (typeof payload !== 'object' || payload === null) return payload
  count.value += 1
  const title = `x${count.value}`
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, value === untitled ? title : titled(value, count)]))
}
