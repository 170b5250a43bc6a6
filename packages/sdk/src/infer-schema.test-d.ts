import { expectTypeOf, test } from 'vitest'
import { createClient, type Json, readItem, readItems } from './index.ts'

interface Author {
  readonly id: string
  readonly name: string
  readonly books: readonly number[] | readonly Book[]
}

interface Book {
  readonly id: number
  readonly title: string | null
  readonly author: string | Author | null
}

interface Bookshop {
  readonly books: readonly Book[]
  readonly authors: readonly Author[]
  readonly settings: { readonly name: string }
}

const client = createClient<Bookshop>('http://host')

test('without fields every own field comes, relations as keys', () => {
  expectTypeOf(client.request(readItem('books', 1))).resolves.toEqualTypeOf<{ id: number; title: string | null; author: string | null }>()
})

test('fields pick, nested fields go into relations', () => {
  const books = client.request(readItems('books', { fields: ['title', { author: ['name'] }] }))
  expectTypeOf(books).resolves.items.toHaveProperty('title').toEqualTypeOf<string | null>()
  expectTypeOf(books).resolves.items.toHaveProperty('author').toEqualTypeOf<{ name: string } | null>()
  expectTypeOf(books).resolves.items.not.toHaveProperty('id')
})

test('filters know fields, relations, operators and functions', () => {
  const book = { title: { _contains: 'sea' }, author: { name: { _eq: 'Ada' } }, 'year(born)': { _gt: 1900 } } as const
  client.request(readItems('books', { filter: { _or: [book, { id: { _in: [1, 2] } }] } }))
  client.request(readItems('authors', { filter: { books: { _some: { title: { _null: false } } } } }))
  // @ts-expect-error there is no such operator
  client.request(readItems('books', { filter: { id: { _equals: 1 } } }))
})

test('columns that are marked have the type of their values', () => {
  interface Orders {
    readonly orders: readonly {
      readonly id: number
      readonly ordered_at: 'datetime' | null
      readonly facts: 'json'
      readonly tags: 'csv'
    }[]
  }
  const orders = createClient<Orders>('http://host').request(readItems('orders'))
  expectTypeOf(orders).resolves.items.toHaveProperty('ordered_at').toEqualTypeOf<string | null>()
  expectTypeOf(orders).resolves.items.toHaveProperty('facts').toEqualTypeOf<Json>()
  expectTypeOf(orders).resolves.items.toHaveProperty('tags').toEqualTypeOf<readonly string[]>()
})

test('lists are sorted by fields, in relations too, and functions', () => {
  client.request(readItems('books', { sort: ['title', '-id', 'author.name', '-year(born)'] }))
  // @ts-expect-error there is no such field
  client.request(readItems('books', { sort: ['-titel'] }))
})

test('unknown collections and fields do not compile', () => {
  // @ts-expect-error there is no such collection
  client.request(readItems('nope'))
  // @ts-expect-error there is no such field
  client.request(readItems('books', { fields: ['nope'] }))
})
