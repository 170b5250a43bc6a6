import type { TestCaller } from './test-accounts.ts'

/** One way in which a write reaches an item of a collection. */
export interface WriteShape {
  readonly name: string
  /** One after the other, as the caller; those of `admin` prepare what the caller then does. */
  readonly requests: readonly ShapeRequest[]
}

export interface ShapeRequest {
  readonly as?: TestCaller
  readonly request: string
  readonly body?: unknown
  /** The body is a file of JSON. */
  readonly isFile?: boolean
}

/** The item of chapters that rules protect, and the book it belongs to. */
export const protectedChapter = { id: 3, book: 2 } as const

type Values = Readonly<Record<string, unknown>>

function one(name: string, request: string, body?: unknown): WriteShape {
  return { name, requests: [{ request, body }] }
}

function detailed(changes: { readonly create?: unknown[]; readonly update?: unknown[]; readonly delete?: unknown[] }): Values {
  return { create: [], update: [], delete: [], ...changes }
}

/** Every way to change the protected chapter to these values. */
export function updateShapes(values: Values): readonly WriteShape[] {
  const { id, book } = protectedChapter
  const item = { id, ...values }
  return [
    one('by key', `PATCH /items/chapters/${id}`, values),
    one('in a list', 'PATCH /items/chapters', [{ id: 1, position: 1 }, item]),
    one('by keys', 'PATCH /items/chapters', { keys: [1, id], data: values }),
    one('by query', 'PATCH /items/chapters', { query: { filter: { id: { _gte: id } } }, data: values }),
    one('nested in a list', `PATCH /items/books/${book}`, { chapters: [item] }),
    one('nested in a detailed list', `PATCH /items/books/${book}`, { chapters: detailed({ update: [item] }) }),
    one('moved to another parent', 'PATCH /items/books/1', { chapters: detailed({ update: [item] }) }),
    one('nested in a new parent', 'POST /items/books', { title: 'New', chapters: [item] }),
    one('nested in details of a new parent', 'POST /items/books', { title: 'New', chapters: detailed({ update: [item] }) }),
    one('under a key field', 'PATCH /items/lines/1', { chapter: item }),
    one('under a key field of a new item', 'POST /items/lines', { title: 'New', chapter: item }),
    one('deeply nested', 'PATCH /items/authors/2', { books: detailed({ update: [{ id: book, chapters: detailed({ update: [item] }) }] }) }),
    one('in a batch', 'POST /batch', { operations: [{ action: 'update', collection: 'chapters', key: id, data: values }] }),
    one('by an upsert', 'POST /items/chapters?upsert=id', [item]),
    { name: 'by an import', requests: [{ request: 'POST /utils/import/chapters', body: [item], isFile: true }] },
    ...versionShapes(values),
    revertShape(values),
  ]
}

/** Somebody else wrote the values once; the caller goes back to them. */
function revertShape(values: Values): WriteShape {
  const { id } = protectedChapter
  return {
    name: 'by going back to a revision',
    requests: [
      { as: 'admin', request: `PATCH /items/chapters/${id}`, body: values },
      { as: 'admin', request: `PATCH /items/chapters/${id}`, body: { title: 'z1', position: 1 } },
      { request: 'POST /utils/revert/$revision' },
    ],
  }
}

/** A draft that somebody else has saved, promoted by the caller or only looked at. */
function versionShapes(values: Values): readonly WriteShape[] {
  const { id, book } = protectedChapter
  const draft = (collection: string, item: number, body: unknown): readonly ShapeRequest[] => [
    { as: 'admin', request: 'POST /versions', body: { key: 'draft', collection, item: String(item) } },
    { as: 'admin', request: 'POST /versions/$version/save', body },
    { request: `GET /items/${collection}/${item}?version=draft&fields=*` },
    { request: 'POST /versions/$version/promote', body: { mainHash: '$hash' } },
  ]
  return [
    { name: 'in a promoted version', requests: draft('chapters', id, values) },
    { name: 'nested in a promoted version', requests: draft('books', book, { chapters: detailed({ update: [{ id, ...values }] }) }) },
  ]
}

/** Every way to create a chapter with these values. */
export function createShapes(values: Values): readonly WriteShape[] {
  return [
    one('alone', 'POST /items/chapters', values),
    one('in a list', 'POST /items/chapters', [{ ...values }, { ...values, position: 9 }]),
    one('nested in a list', 'PATCH /items/books/1', { chapters: [1, 2, values] }),
    one('nested in a detailed list', 'PATCH /items/books/1', { chapters: detailed({ create: [values] }) }),
    one('nested in a new parent', 'POST /items/books', { title: 'New', chapters: [values] }),
    one('under a key field', 'PATCH /items/lines/1', { chapter: values }),
    one('under a key field of a new item', 'POST /items/lines', { title: 'New', chapter: values }),
    one('deeply nested', 'PATCH /items/authors/2', { books: detailed({ update: [{ id: 2, chapters: detailed({ create: [values] }) }] }) }),
    one('in a batch', 'POST /batch', { operations: [{ action: 'create', collection: 'chapters', data: values }] }),
    one('by an upsert', 'POST /items/chapters?upsert=position', [{ ...values, position: 77 }]),
    { name: 'by an import', requests: [{ request: 'POST /utils/import/chapters', body: [values], isFile: true }] },
  ]
}

/** Every way to delete the protected chapter, or to take it away from its book. */
export function deleteShapes(): readonly WriteShape[] {
  const { id, book } = protectedChapter
  return [
    one('by key', `DELETE /items/chapters/${id}`),
    one('in a list', 'DELETE /items/chapters', [1, id]),
    one('by keys', 'DELETE /items/chapters', { keys: [id] }),
    one('by query', 'DELETE /items/chapters', { query: { filter: { id: { _gte: id } } } }),
    one('by a detailed list', `PATCH /items/books/${book}`, { chapters: detailed({ delete: [id] }) }),
    one('by a list without it', `PATCH /items/books/${book}`, { chapters: [] }),
    one('by null', `PATCH /items/books/${book}`, { chapters: null }),
    one('in a batch', 'POST /batch', { operations: [{ action: 'delete', collection: 'chapters', key: id }] }),
  ]
}
