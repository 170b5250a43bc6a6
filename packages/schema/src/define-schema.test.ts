import { describe, expect, it } from 'vitest'
import { defineSchema } from './define-schema.ts'
import { findCollection, relationFrom, relationTo } from './find.ts'

const schema = defineSchema({
  collections: {
    authors: { fields: { id: 'integer', name: { type: 'string', maxLength: 80 }, secret: { type: 'string', special: ['conceal'] } } },
    books: {
      fields: { id: 'integer', title: 'string', author: 'integer', editor: 'integer', price: 'decimal' },
      meta: { sort_field: 'title' },
    },
    books_tags: { fields: { id: 'integer', book: 'integer', tag: 'string' } },
    tags: { fields: { name: 'string' }, primaryKey: ['name'] },
    lines: { fields: { order: 'integer', line: 'integer' }, primaryKey: ['order', 'line'] },
    parcels: { fields: { id: 'integer', order: 'integer', line: 'integer' } },
    blocks: { fields: { id: 'integer', item: 'string', kind: 'string' } },
    warehouse__stock: { schema: 'warehouse', fields: { id: 'integer' } },
    directus_users: { fields: { id: 'uuid' } },
  },
  relations: [
    { collection: 'books', field: 'author', related: 'authors', oneField: 'books' },
    { collection: 'books', field: 'editor', related: 'authors' },
    { collection: 'books_tags', field: 'book', related: 'books', oneField: 'tags', junctionField: 'tag' },
    { collection: 'books_tags', field: 'tag', related: 'tags', junctionField: 'book' },
    { collection: 'parcels', field: 'lines', fields: ['order', 'line'], related: 'lines' },
    { collection: 'blocks', field: 'item', related: null, collectionField: 'kind', allowedCollections: ['books', 'authors', 'gone'] },
  ],
})

describe('defineSchema', () => {
  it('describes columns, keys and metadata', () => {
    const books = schema.collections.get('books')
    expect(books?.primaryKey).toEqual(['id'])
    expect(books?.sortField).toBe('title')
    expect(books?.fields.get('price')).toMatchObject({ type: 'decimal', column: { numericScale: 5 } })
    expect(schema.collections.get('authors')?.fields.get('secret')).toMatchObject({ isConcealed: true, isSearchable: false })
    expect(schema.collections.get('warehouse__stock')?.table).toEqual({ schema: 'warehouse', name: 'stock' })
    expect(findCollection(schema, 'recto_users')).toMatchObject({ name: 'directus_users', isSystem: true, table: { name: 'recto_users' } })
  })

  it('follows foreign keys from both sides', () => {
    expect(relationFrom(schema, 'books', 'author')).toMatchObject({
      relatedCollection: 'authors',
      relatedFields: ['id'],
      oneField: 'books',
    })
    expect(schema.collections.get('authors')?.fields.get('books')).toMatchObject({
      type: 'alias',
      special: ['o2m'],
      hasData: true,
      isImplicit: false,
    })
  })

  it('offers a way back over keys without a configured one', () => {
    expect(relationTo(schema, 'authors', 'books_by_editor')).toMatchObject({ collection: 'books', field: 'editor' })
    expect(schema.collections.get('authors')?.fields.get('books_by_editor')?.isImplicit).toBe(true)
  })

  it('follows a composite key through a virtual field', () => {
    expect(relationFrom(schema, 'parcels', 'lines')).toMatchObject({
      fields: ['order', 'line'],
      relatedFields: ['order', 'line'],
      oneField: 'parcels',
    })
    expect(schema.collections.get('parcels')?.fields.get('lines')).toMatchObject({ column: null, special: ['m2o'], hasData: true })
  })

  it('knows many-to-many and many-to-any', () => {
    expect(relationTo(schema, 'books', 'tags')).toMatchObject({ collection: 'books_tags', junctionField: 'tag' })
    expect(schema.collections.get('books')?.fields.get('tags')?.special).toEqual(['m2m'])
    expect(relationFrom(schema, 'blocks', 'item')).toMatchObject({
      relatedCollection: null,
      collectionField: 'kind',
      allowedCollections: ['books', 'authors'],
    })
  })
})
