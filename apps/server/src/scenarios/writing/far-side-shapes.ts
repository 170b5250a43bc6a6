import type { WriteShape } from './write-shapes.ts'

/** An item that rules protect, and every way in which a write could reach it or another item of its collection. */
export interface ProtectedItem {
  readonly collection: string
  readonly keyField: string
  readonly key: string | number
  /** Collections whose items may be written, since the way leads through them. */
  readonly through: readonly string[]
  /** Ways to change the item to these values. */
  readonly updates: (values: Values) => readonly WriteShape[]
  /** Ways to create another one with these values. */
  readonly creates: (values: Values) => readonly WriteShape[]
}

type Values = Readonly<Record<string, unknown>>

function one(name: string, request: string, body: unknown): WriteShape {
  return { name, requests: [{ request, body }] }
}

function detailed(changes: { readonly create?: unknown[]; readonly update?: unknown[] }): Values {
  return { create: [], update: [], delete: [], ...changes }
}

/** The far side of a many-to-many relation. */
const tag: ProtectedItem = {
  collection: 'tags',
  keyField: 'slug',
  key: 'prose',
  through: ['books', 'books_tags', 'authors'],
  updates: (values) => farUpdates({ slug: 'prose', ...values }),
  creates: (values) => [
    one('in a detailed list', 'PATCH /items/books/3', { tags: detailed({ create: [{ tag: { slug: 'new', ...values } }] }) }),
    one('in a list', 'PATCH /items/books/3', { tags: [{ tag: { slug: 'new', ...values } }] }),
    one('in a new item', 'POST /items/books', { title: 'New', tags: [{ tag: { slug: 'new', ...values } }] }),
    one('under a key field of the junction', 'PATCH /items/books_tags/2', { tag: { slug: 'new', ...values } }),
  ],
}

function farUpdates(item: Values): readonly WriteShape[] {
  return [
    one('in a list of the junction', 'PATCH /items/books/1', { tags: [{ id: 1, tag: item }, 2] }),
    one('in a detailed list of the junction', 'PATCH /items/books/1', { tags: detailed({ update: [{ id: 1, tag: item }] }) }),
    one('in a new row of the junction', 'PATCH /items/books/3', { tags: detailed({ create: [{ tag: item }] }) }),
    one('under a key field of the junction', 'PATCH /items/books_tags/1', { tag: item }),
    one('in a new item', 'POST /items/books', { title: 'New', tags: [{ tag: item }] }),
    one('deeply nested', 'PATCH /items/authors/1', {
      books: detailed({ update: [{ id: 1, tags: detailed({ update: [{ id: 1, tag: item }] }) }] }),
    }),
    one('in a batch', 'POST /batch', {
      operations: [{ action: 'update', collection: 'books', key: 1, data: { tags: detailed({ update: [{ id: 1, tag: item }] }) } }],
    }),
    { name: 'in an import', requests: [{ request: 'POST /utils/import/books_tags', body: [{ id: 1, tag: item }], isFile: true }] },
  ]
}

/** The far side of a many-to-any relation. */
const text: ProtectedItem = {
  collection: 'texts',
  keyField: 'id',
  key: 1,
  through: ['books', 'books_blocks', 'quotes'],
  updates: (values) => {
    const block = { collection: 'texts', item: { id: 1, ...values } }
    return [
      one('in a list of the junction', 'PATCH /items/books/1', { blocks: [{ id: 1, ...block }, 2] }),
      one('in a detailed list of the junction', 'PATCH /items/books/1', { blocks: detailed({ update: [{ id: 1, ...block }] }) }),
      one('in a new row of the junction', 'PATCH /items/books/2', { blocks: detailed({ create: [block] }) }),
      one('in a row that was of another collection', 'PATCH /items/books/1', { blocks: detailed({ update: [{ id: 2, ...block }] }) }),
      one('in the junction', 'PATCH /items/books_blocks/1', block),
      one('in a new item', 'POST /items/books', { title: 'New', blocks: [block] }),
    ]
  },
  creates: (values) => {
    const block = { collection: 'texts', item: values }
    return [
      one('in a detailed list', 'PATCH /items/books/2', { blocks: detailed({ create: [block] }) }),
      one('in a list', 'PATCH /items/books/2', { blocks: [block] }),
      one('in a new item', 'POST /items/books', { title: 'New', blocks: [block] }),
      one('in the junction', 'POST /items/books_blocks', { book: 2, ...block }),
    ]
  },
}

/** The one item of a singleton. */
const imprint: ProtectedItem = {
  collection: 'imprint',
  keyField: 'id',
  key: 1,
  through: [],
  updates: (values) => [
    one('as the singleton', 'PATCH /items/imprint', values),
    one('in a batch', 'POST /batch', { operations: [{ action: 'update', collection: 'imprint', key: 1, data: values }] }),
    { name: 'in an import', requests: [{ request: 'POST /utils/import/imprint', body: [{ id: 1, ...values }], isFile: true }] },
  ],
  creates: () => [],
}

/** Items at the far end of relations, and the one of a singleton. */
export const protectedItems: readonly ProtectedItem[] = [tag, text, imprint]
