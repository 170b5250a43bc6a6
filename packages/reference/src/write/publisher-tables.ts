import type { ColumnDefinition } from '@recto/dialects/schema'

/** A table of the publisher: the small dataset of a publishing house that every kind of write is tested on. */
export interface PublisherTable {
  readonly name: string
  readonly columns: readonly ColumnDefinition[]
  readonly primaryKey: readonly string[]
  /** Columns that hold the key of another table. */
  readonly references: Readonly<Record<string, string>>
}

const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }
const title: ColumnDefinition = { name: 'title', type: 'string', maxLength: 50 }
const position: ColumnDefinition = { name: 'position', type: 'integer' }
const book: ColumnDefinition = { name: 'book', type: 'integer', referencesAutoIncrement: true }
const ofBook = { book: 'books' }

function word(name: string, isNullable = true): ColumnDefinition {
  return { name, type: 'string', maxLength: 20, isNullable }
}

function table(name: string, columns: readonly ColumnDefinition[], references: PublisherTable['references'] = {}): PublisherTable {
  return { name, columns: [id, ...columns], primaryKey: ['id'], references }
}

/** In an order in which what is referred to comes first. */
export const publisherTables: readonly PublisherTable[] = [
  table(
    'authors',
    [
      { ...title, isNullable: false },
      { name: 'email', type: 'string' },
      { name: 'mentor', type: 'integer', referencesAutoIncrement: true },
    ],
    { mentor: 'authors' },
  ),
  table(
    'books',
    [
      { ...title, isNullable: false },
      { name: 'status', type: 'string' },
      { name: 'pages', type: 'integer' },
      { name: 'author', type: 'integer', referencesAutoIncrement: true },
    ],
    { author: 'authors' },
  ),
  table('chapters', [title, position, book], ofBook),
  table('lines', [title, { name: 'chapter', type: 'integer', referencesAutoIncrement: true }], { chapter: 'chapters' }),
  table('notes', [title, { ...book, isNullable: false }], ofBook),
  { name: 'tags', columns: [word('slug', false), title], primaryKey: ['slug'], references: {} },
  table('books_tags', [title, position, book, word('tag')], { ...ofBook, tag: 'tags' }),
  { name: 'languages', columns: [word('code', false), title], primaryKey: ['code'], references: {} },
  table('books_translations', [title, book, word('language')], { ...ofBook, language: 'languages' }),
  table('texts', [title]),
  table('quotes', [title]),
  table('books_blocks', [title, position, book, word('collection'), word('item')], ofBook),
  {
    name: 'slots',
    columns: [{ name: 'room', type: 'integer', isNullable: false }, word('place', false), title, book],
    primaryKey: ['room', 'place'],
    references: ofBook,
  },
  table('imprint', [title]),
  {
    name: 'papers',
    columns: [
      { name: 'id', type: 'uuid', isNullable: false },
      title,
      { name: 'facts', type: 'json' },
      { name: 'words', type: 'csv' },
      { name: 'printed', type: 'date' },
      { name: 'sent', type: 'timestamp' },
      { name: 'price', type: 'decimal' },
      { name: 'copies', type: 'bigInteger' },
      { name: 'is_final', type: 'boolean' },
      { name: 'secret', type: 'hash' },
      { name: 'changed_by', type: 'uuid' },
      { name: 'author', type: 'integer', referencesAutoIncrement: true },
    ],
    primaryKey: ['id'],
    references: { author: 'authors' },
  },
]

/** Fields with more to them than a column. */
export const publisherSpecials: readonly (readonly [table: string, field: string, special: readonly string[]])[] = [
  ['papers', 'id', ['uuid']],
  ['papers', 'facts', ['cast-json']],
  ['papers', 'words', ['cast-csv']],
  ['papers', 'is_final', ['cast-boolean']],
  ['papers', 'secret', ['hash', 'conceal']],
  ['papers', 'changed_by', ['user-updated']],
]

interface PublisherRelation {
  readonly many: string
  readonly field: string
  /** Absent: many-to-any. */
  readonly one?: string
  /** The alias on the one side, and its special. */
  readonly alias?: readonly [name: string, special: string]
  readonly parts?: Readonly<Record<string, unknown>>
}

const deletes = { one_deselect_action: 'delete' }
const sorted = { sort_field: 'position' }

export const publisherRelations: readonly PublisherRelation[] = [
  { many: 'authors', field: 'mentor', one: 'authors', alias: ['pupils', 'o2m'] },
  { many: 'books', field: 'author', one: 'authors', alias: ['books', 'o2m'] },
  { many: 'papers', field: 'author', one: 'authors', alias: ['papers', 'o2m'] },
  { many: 'chapters', field: 'book', one: 'books', alias: ['chapters', 'o2m'], parts: sorted },
  { many: 'lines', field: 'chapter', one: 'chapters', alias: ['lines', 'o2m'] },
  { many: 'notes', field: 'book', one: 'books', alias: ['notes', 'o2m'], parts: deletes },
  { many: 'slots', field: 'book', one: 'books', alias: ['slots', 'o2m'] },
  { many: 'books_tags', field: 'book', one: 'books', alias: ['tags', 'm2m'], parts: { ...deletes, ...sorted, junction_field: 'tag' } },
  { many: 'books_tags', field: 'tag', one: 'tags', parts: { junction_field: 'book' } },
  {
    many: 'books_translations',
    field: 'book',
    one: 'books',
    alias: ['translations', 'translations'],
    parts: { junction_field: 'language' },
  },
  { many: 'books_translations', field: 'language', one: 'languages', parts: { junction_field: 'book' } },
  { many: 'books_blocks', field: 'book', one: 'books', alias: ['blocks', 'm2a'], parts: { ...deletes, ...sorted, junction_field: 'item' } },
  {
    many: 'books_blocks',
    field: 'item',
    parts: { one_collection_field: 'collection', one_allowed_collections: ['texts', 'quotes'], junction_field: 'book' },
  },
]
