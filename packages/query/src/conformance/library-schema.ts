import type { ColumnTypes } from '@recto/dialects'
import { defineSchema, type Schema, type SchemaDescription } from '@recto/schema'

/** The library every example of the query language is about: books with all kinds of fields and relations. */
export const libraryDescription: SchemaDescription = {
  collections: {
    countries: { fields: { id: 'string', name: 'string' } },
    authors: { fields: { id: 'integer', name: 'string', age: 'integer', born: 'date', country: 'string' } },
    genres: { fields: { id: 'integer', name: 'string', parent: 'integer' } },
    books: {
      fields: {
        id: 'uuid',
        sort: 'integer',
        title: 'string',
        status: 'string',
        pages: 'integer',
        price: { type: 'decimal', numericPrecision: 10, numericScale: 2 },
        views: 'bigInteger',
        rating: 'float',
        published: 'boolean',
        pub_date: 'date',
        released: 'dateTime',
        stamp: 'timestamp',
        read_time: 'time',
        meta: { type: 'json', special: ['cast-json'] },
        tags: { type: 'csv', special: ['cast-csv'] },
        body: 'text',
        secret: { type: 'hash', special: ['hash', 'conceal'] },
        author: 'integer',
        divider: { type: 'alias', special: ['alias', 'no-data'] },
      },
      meta: { sort_field: 'sort' },
    },
    chapters: { fields: { id: 'integer', title: 'string', pages: 'integer', book: 'uuid' } },
    books_genres: { fields: { id: 'integer', books_id: 'uuid', genres_id: 'integer' } },
    books_blocks: { fields: { id: 'integer', books_id: 'uuid', item: 'string', collection: 'string' } },
    block_text: { fields: { id: 'uuid', content: 'string' } },
    block_image: { fields: { id: 'integer', image: 'string' } },
    languages: { fields: { code: 'string', name: 'string' }, primaryKey: ['code'] },
    books_translations: { fields: { id: 'integer', books_id: 'uuid', languages_code: 'string', title: 'string' } },
    shelves: { fields: { room: 'string', position: 'integer', label: 'string' }, primaryKey: ['room', 'position'] },
    copies: { fields: { id: 'integer', room: 'string', position: 'integer', note: 'string' } },
    visits: { fields: { day: 'date', visitors: 'integer' }, primaryKey: [] },
  },
  relations: [
    { collection: 'authors', field: 'country', related: 'countries', oneField: 'authors' },
    { collection: 'books', field: 'author', related: 'authors', oneField: 'books' },
    { collection: 'genres', field: 'parent', related: 'genres', oneField: 'children' },
    { collection: 'chapters', field: 'book', related: 'books', oneField: 'chapters' },
    { collection: 'books_genres', field: 'books_id', related: 'books', oneField: 'genres', junctionField: 'genres_id' },
    { collection: 'books_genres', field: 'genres_id', related: 'genres', junctionField: 'books_id' },
    { collection: 'books_blocks', field: 'books_id', related: 'books', oneField: 'blocks', junctionField: 'item' },
    {
      collection: 'books_blocks',
      field: 'item',
      related: null,
      collectionField: 'collection',
      allowedCollections: ['block_text', 'block_image'],
      junctionField: 'books_id',
    },
    { collection: 'books_translations', field: 'books_id', related: 'books', oneField: 'translations', junctionField: 'languages_code' },
    { collection: 'books_translations', field: 'languages_code', related: 'languages', junctionField: 'books_id' },
    { collection: 'copies', field: 'shelves', fields: ['room', 'position'], related: 'shelves' },
  ],
}

/** The library as one engine has it. */
export function librarySchema(types?: ColumnTypes): Schema {
  return defineSchema(libraryDescription, types)
}
