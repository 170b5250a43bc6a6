import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { failedValidation, forbidden, forbiddenCollection, forbiddenDelete, forbiddenFields, forbiddenUpdate } from './refusals.ts'
import { permit } from './test-accounts.ts'
import { openWriteScenarios, type WriteScenario, type WriteScenarioServer } from './write-scenario.ts'

const readsAll = permit('books', 'read')
const drafts = { status: { _eq: 'draft' } }
const creates = (parts: Readonly<Record<string, unknown>> = {}) => [permit('books', 'create', { ...parts })]
const updates = (parts: Readonly<Record<string, unknown>> = {}) => [permit('books', 'update', { ...parts })]
const createdNew = { rows: { books: { '+New': { title: 'New' } } }, events: ['create books +New'] }
const updatedFirst = { rows: { books: { 1: { pages: 11 } } }, events: ['update books 1'] }

const creating: readonly WriteScenario[] = [
  { title: 'needs a row', as: [readsAll], input: ['POST /items/books', { title: 'New' }], error: [forbiddenCollection('books')] },
  {
    title: 'is nothing for strangers',
    as: 'nobody',
    input: ['POST /items/books', { title: 'New' }],
    error: [forbiddenCollection('books')],
  },
  {
    title: 'of a collection that is not there looks the same',
    as: 'clerk',
    input: ['POST /items/nope', { title: 'New' }],
    error: [forbiddenCollection('nope')],
  },
  { title: 'takes every field by a star', as: creates(), input: ['POST /items/books', { title: 'New', unknown: 1 }], ...createdNew },
  { title: 'takes the fields listed', as: creates({ fields: ['title'] }), input: ['POST /items/books', { title: 'New' }], ...createdNew },
  {
    title: 'refuses another field',
    as: creates({ fields: ['title'] }),
    input: ['POST /items/books', { title: 'New', pages: 1 }],
    error: [forbiddenFields('books', 'pages')],
  },
  {
    title: 'refuses a field that is none like one that is',
    as: creates({ fields: ['title'] }),
    input: ['POST /items/books', { title: 'New', pages: 1, nope: 2 }],
    error: [forbiddenFields('books', 'pages', 'nope')],
  },
  {
    title: 'refuses every field where none is granted',
    as: creates({ fields: null }),
    input: ['POST /items/books', { title: 'New' }],
    error: [forbiddenFields('books', 'title')],
  },
  {
    title: 'may still be done without any field',
    as: [permit('texts', 'create', { fields: [] })],
    input: ['POST /items/texts', {}],
    rows: { texts: { '+1': {} } },
    events: ['create texts +1'],
  },
  {
    title: 'asks for fields before values',
    as: creates({ fields: ['pages'] }),
    input: ['POST /items/books', { title: null, pages: 1 }],
    error: [forbiddenFields('books', 'title')],
  },
  {
    title: 'does not ask for the item rule',
    as: creates({ permissions: { title: { _eq: 'Old' } } }),
    input: ['POST /items/books', { title: 'New' }],
    ...createdNew,
  },
  {
    title: 'passes what is valid',
    as: creates({ validation: { pages: { _lt: 10 }, title: { _starts_with: 'N' } } }),
    input: ['POST /items/books', { title: 'New' }],
    ...createdNew,
  },
  {
    title: 'tells all that is not',
    as: creates({ validation: { _and: [{ pages: { _lt: 10 } }, { title: { _starts_with: 'N' } }] } }),
    input: ['POST /items/books', { title: 'Old', pages: 10 }],
    error: [failedValidation('pages', 'Value has to be less than "10".'), failedValidation('title')],
  },
  {
    title: 'asks for what has to be sent',
    as: creates({ validation: { status: { _submitted: true } } }),
    input: ['POST /items/books', { title: 'New' }],
    error: [failedValidation('status', 'Value is required.')],
  },
  {
    title: 'validates by who asks',
    as: creates({ validation: { status: { _eq: '$CURRENT_USER.first_name' } } }),
    input: ['POST /items/books', { title: 'New', status: 'boss' }],
    error: [failedValidation('status', 'Value has to be "clerk".')],
  },
  {
    title: 'validates nested items with their parent',
    as: [...creates({ validation: { chapters: { title: { _neq: 'bad' } } } }), permit('chapters', 'create')],
    input: ['POST /items/books', { title: 'New', chapters: [{ title: 'bad' }] }],
    error: [failedValidation('title at chapters', 'Value can\'t be "bad".')],
  },
  {
    title: 'fills presets in, also of fields that are not granted',
    as: creates({ fields: ['title'], presets: { status: '$CURRENT_USER.first_name', pages: 5 } }),
    input: ['POST /items/books', { title: 'New' }],
    rows: { books: { '+New': { title: 'New', status: 'clerk', pages: 5 } } },
    events: ['create books +New'],
  },
  {
    title: 'prefers what was sent to presets',
    as: creates({ presets: { status: 'draft', pages: 5 } }),
    input: ['POST /items/books', { title: 'New', pages: 7, status: null }],
    rows: { books: { '+New': { title: 'New', pages: 7 } } },
    events: ['create books +New'],
  },
  {
    title: 'validates presets',
    as: creates({ presets: { pages: 5 }, validation: { pages: { _gt: 5 } } }),
    input: ['POST /items/books', { title: 'New' }],
    error: [failedValidation('pages', 'Value has to be greater than "5".')],
  },
  {
    title: 'takes what is required from presets',
    as: creates({ fields: [], presets: { title: 'New' } }),
    input: ['POST /items/books', {}],
    ...createdNew,
  },
  {
    title: 'of several needs all of them',
    as: creates({ fields: ['title'] }),
    input: ['POST /items/books', [{ title: 'N1' }, { title: 'N2', pages: 1 }]],
    error: [forbiddenFields('books', 'pages')],
  },
  {
    title: 'links to what may not be read',
    as: creates(),
    input: ['POST /items/books', { title: 'New', author: 1 }],
    rows: { books: { '+New': { title: 'New', author: 1 } } },
    events: ['create books +New'],
  },
  {
    title: 'refuses a list of a field that is not granted',
    as: [...creates({ fields: ['title'] }), permit('chapters', 'create')],
    input: ['POST /items/books', { title: 'New', chapters: [{ title: 'c' }] }],
    error: [forbiddenFields('books', 'chapters')],
  },
]

const updating: readonly WriteScenario[] = [
  { title: 'needs a row', as: [readsAll], input: ['PATCH /items/books/1', { pages: 11 }], error: [forbiddenCollection('books')] },
  { title: 'takes every field by a star', as: updates(), input: ['PATCH /items/books/1', { pages: 11, nope: 1 }], ...updatedFirst },
  { title: 'takes the fields listed', as: updates({ fields: ['pages'] }), input: ['PATCH /items/books/1', { pages: 11 }], ...updatedFirst },
  {
    title: 'refuses another field',
    as: updates({ fields: ['pages'] }),
    input: ['PATCH /items/books/1', { pages: 11, title: 'x', nope: 1 }],
    error: [forbiddenFields('books', 'title', 'nope')],
  },
  {
    title: 'refuses every field where none is granted',
    as: updates({ fields: null }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    error: [forbiddenFields('books', 'pages')],
  },
  {
    title: 'passes over the key of the item',
    as: updates({ fields: ['pages'] }),
    input: ['PATCH /items/books/1', { id: 1, pages: 11 }],
    ...updatedFirst,
  },
  {
    title: 'refuses another key',
    as: updates({ fields: ['pages'] }),
    input: ['PATCH /items/books/1', { id: 77, pages: 11 }],
    error: ['400 INVALID_PAYLOAD Invalid payload. The primary key "id" of an item in collection "books" can\'t be changed.'],
  },
  {
    title: 'takes an item its rule finds',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    ...updatedFirst,
  },
  {
    title: 'refuses an item its rule does not find',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books/2', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'refuses an item that is not there in the same words',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books/999', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'refuses an item that is not there without any rule',
    as: updates(),
    input: ['PATCH /items/books/999', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  { title: 'refuses what can be no key', as: updates(), input: ['PATCH /items/books/one', { pages: 11 }], error: [forbidden] },
  {
    title: 'refuses all for one of several',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books', { keys: [1, 2], data: { pages: 11 } }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'refuses all for one of a list',
    as: updates({ permissions: drafts }),
    input: [
      'PATCH /items/books',
      [
        { id: 1, pages: 11 },
        { id: 3, pages: 11 },
      ],
    ],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'takes a key twice for once',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books', { keys: [1, 1], data: { pages: 11 } }],
    ...updatedFirst,
  },
  {
    title: 'takes items of a query',
    as: [...updates({ permissions: drafts }), readsAll],
    input: ['PATCH /items/books', { query: { filter: drafts }, data: { pages: 11 } }],
    ...updatedFirst,
  },
  {
    title: 'refuses all for one a query finds',
    as: [...updates({ permissions: drafts }), readsAll],
    input: ['PATCH /items/books', { query: { filter: { pages: { _gt: 5 } } }, data: { pages: 11 } }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'follows a rule to other collections that may not be read',
    as: updates({ permissions: { author: { title: { _eq: 'Ann' } } } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    ...updatedFirst,
  },
  {
    title: 'is refused by a rule about other collections',
    as: updates({ permissions: { author: { title: { _eq: 'Ann' } } } }),
    input: ['PATCH /items/books/2', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'follows a rule to many',
    as: updates({ permissions: { notes: { title: { _eq: 'n2' } } } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    ...updatedFirst,
  },
  {
    title: 'is refused by a rule about many',
    as: updates({ permissions: { notes: { _none: { title: { _eq: 'n2' } } } } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'knows who asks',
    as: updates({ permissions: { status: { _eq: '$CURRENT_USER.first_name' } } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'may move an item out of reach',
    as: updates({ permissions: drafts }),
    input: ['PATCH /items/books/1', { status: 'live' }],
    rows: { books: { 1: { status: 'live' } } },
    events: ['update books 1'],
  },
  {
    title: 'may not go on in the same request then',
    as: updates({ permissions: drafts }),
    input: [
      'PATCH /items/books',
      [
        { id: 1, status: 'live' },
        { id: 1, pages: 11 },
      ],
    ],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'validates what is sent, not what is stored',
    as: updates({ validation: { pages: { _lt: 100 } } }),
    input: ['PATCH /items/books/2', { status: 'x' }],
    rows: { books: { 2: { status: 'x' } } },
    events: ['update books 2'],
  },
  {
    title: 'tells what is not valid',
    as: updates({ validation: { pages: { _lt: 100 } } }),
    input: ['PATCH /items/books/2', { pages: 100 }],
    error: [failedValidation('pages', 'Value has to be less than "100".')],
  },
  {
    title: 'asks for what has to be sent',
    as: updates({ validation: { status: { _submitted: true } } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    error: [failedValidation('status', 'Value is required.')],
  },
  {
    title: 'asks for the item before its values',
    as: updates({ permissions: drafts, validation: { pages: { _lt: 5 } } }),
    input: ['PATCH /items/books/2', { pages: 11 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'fills presets in',
    as: updates({ fields: ['pages'], presets: { status: '$CURRENT_USER.first_name', pages: 5 } }),
    input: ['PATCH /items/books/1', { pages: 11 }],
    rows: { books: { 1: { pages: 11, status: 'clerk' } } },
    events: ['update books 1'],
  },
  {
    title: 'refuses null where there has to be a value',
    as: updates(),
    input: ['PATCH /items/books/1', { title: null }],
    error: [failedValidation('title', "Value can't be null.")],
  },
]

const deletes = (parts: Readonly<Record<string, unknown>> = {}) => [permit('notes', 'delete', parts)]
const gone = { rows: { notes: { 1: null } }, events: ['delete notes 1'] }

const deleting: readonly WriteScenario[] = [
  {
    title: 'needs a row',
    as: [permit('notes', 'read'), permit('notes', 'update')],
    input: ['DELETE /items/notes/1'],
    error: [forbiddenCollection('notes')],
  },
  { title: 'takes any item without a rule', as: deletes(), input: ['DELETE /items/notes/1'], ...gone },
  { title: 'does not ask for fields', as: deletes({ fields: null }), input: ['DELETE /items/notes/1'], ...gone },
  {
    title: 'does not ask for validation',
    as: deletes({ validation: { title: { _submitted: true } }, presets: { title: 'x' } }),
    input: ['DELETE /items/notes/1'],
    ...gone,
  },
  {
    title: 'takes an item its rule finds',
    as: deletes({ permissions: { book: { status: { _eq: 'draft' } } } }),
    input: ['DELETE /items/notes/1'],
    ...gone,
  },
  {
    title: 'refuses an item its rule does not find',
    as: deletes({ permissions: { book: { status: { _eq: 'draft' } } } }),
    input: ['DELETE /items/notes/3'],
    error: [forbiddenDelete('notes')],
  },
  {
    title: 'refuses an item that is not there in the same words',
    as: deletes(),
    input: ['DELETE /items/notes/999'],
    error: [forbiddenDelete('notes')],
  },
  {
    title: 'refuses all for one of several',
    as: deletes({ permissions: { book: { status: { _eq: 'draft' } } } }),
    input: ['DELETE /items/notes', [1, 2, 3]],
    error: [forbiddenDelete('notes')],
  },
  { title: 'takes a key twice for once', as: deletes(), input: ['DELETE /items/notes', { keys: [1, '1'] }], ...gone },
  {
    title: 'takes items of a query',
    as: [...deletes(), permit('notes', 'read')],
    input: ['DELETE /items/notes', { query: { filter: { title: { _eq: 'n1' } } } }],
    ...gone,
  },
  {
    title: 'refuses all for one a query finds',
    as: [...deletes({ permissions: { title: { _neq: 'n3' } } }), permit('notes', 'read')],
    input: ['DELETE /items/notes', { query: { limit: -1 } }],
    error: [forbiddenDelete('notes')],
  },
  {
    title: 'of what is referred to is refused by the database',
    as: [permit('authors', 'delete')],
    input: ['DELETE /items/authors/1'],
    error: ['400 INVALID_FOREIGN_KEY'],
  },
]

const reading: readonly WriteScenario[] = [
  {
    title: 'shows nothing of a new item without a row',
    as: creates(),
    input: ['POST /items/books', { title: 'New' }],
    ...createdNew,
    answer: 204,
  },
  {
    title: 'shows what may be read',
    as: [...creates(), permit('books', 'read', { fields: ['title', 'status'] })],
    input: ['POST /items/books', { title: 'New' }],
    ...createdNew,
    answer: { title: 'New', status: null },
  },
  {
    title: 'shows what is asked for',
    as: [...creates(), readsAll],
    input: ['POST /items/books?fields=title', { title: 'New' }],
    ...createdNew,
    answer: { title: 'New' },
  },
  {
    title: 'shows nothing when a field is asked for that may not be read',
    as: [...creates(), permit('books', 'read', { fields: ['title'] })],
    input: ['POST /items/books?fields=title,pages', { title: 'New' }],
    ...createdNew,
    answer: 204,
  },
  {
    title: 'shows nothing of a new item its rule does not find',
    as: [...creates(), permit('books', 'read', { permissions: drafts })],
    input: ['POST /items/books', { title: 'New' }],
    ...createdNew,
    answer: 204,
  },
  {
    title: 'shows those of several that its rule finds',
    as: [...creates(), permit('books', 'read', { permissions: drafts })],
    input: ['POST /items/books?fields=title', [{ title: 'N1' }, { title: 'N2', status: 'draft' }]],
    rows: { books: { '+N1': { title: 'N1' }, '+N2': { title: 'N2', status: 'draft' } } },
    events: ['create books +N1', 'create books +N2'],
    answer: [{ title: 'N2' }],
  },
  {
    title: 'shows nothing of a change without a row',
    as: updates(),
    input: ['PATCH /items/books/1', { pages: 11 }],
    ...updatedFirst,
    answer: 204,
  },
  {
    title: 'hides fields of a change that a rule hides',
    as: [
      ...updates(),
      permit('books', 'read', { fields: ['title'] }),
      permit('books', 'read', { fields: ['pages'], permissions: { status: { _eq: 'live' } } }),
    ],
    input: ['PATCH /items/books/1', { pages: 11 }],
    ...updatedFirst,
    answer: { title: 'Emma', pages: null },
  },
  {
    title: 'decides what a query finds to be changed',
    as: [...updates(), permit('books', 'read', { permissions: drafts })],
    input: ['PATCH /items/books?fields=pages', { query: { limit: -1 }, data: { pages: 11 } }],
    ...updatedFirst,
    answer: [{ pages: 11 }],
  },
  {
    title: 'is asked for by the query of a change',
    as: updates(),
    input: ['PATCH /items/books', { query: { filter: drafts }, data: { pages: 11 } }],
    error: [forbiddenCollection('books')],
  },
  {
    title: 'is asked for fields by the query of a deletion',
    as: [...deletes(), permit('notes', 'read', { fields: ['id'] })],
    input: ['DELETE /items/notes', { query: { filter: { title: { _eq: 'n1' } } } }],
    error: [forbiddenFields('notes', 'title')],
  },
]

eachDatabase((database) => {
  let harness: WriteScenarioServer

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
  })
  afterAll(() => harness.close())

  describe('creating', () => {
    it.each(creating)('$title', (scenario) => harness.play(scenario))
  })
  describe('updating', () => {
    it.each(updating)('$title', (scenario) => harness.play(scenario))
  })
  describe('deleting', () => {
    it.each(deleting)('$title', (scenario) => harness.play(scenario))
  })
  describe('reading back', () => {
    it.each(reading)('$title', (scenario) => harness.play(scenario))
  })
})
