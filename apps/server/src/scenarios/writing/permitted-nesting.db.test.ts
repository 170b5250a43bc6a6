import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, it } from 'vitest'
import { forbidden, forbiddenCollection, forbiddenDelete, forbiddenFields, forbiddenUpdate } from './refusals.ts'
import { permit } from './test-accounts.ts'
import { openWriteScenarios, type WriteScenario, type WriteScenarioServer } from './write-scenario.ts'

const updates = permit('books', 'update')
const linked = { rows: { books: { 1: { author: 2 } } }, events: ['update books 1'] }
const draftsOnly = { permissions: { book: { status: { _eq: 'draft' } } } }

const scenarios: readonly WriteScenario[] = [
  { title: 'a key needs nothing', as: [updates], input: ['PATCH /items/books/1', { author: 2 }], ...linked },
  {
    title: 'an object with nothing but its key needs nothing',
    as: [updates],
    input: ['PATCH /items/books/1', { author: { id: 2 } }],
    ...linked,
  },
  {
    title: 'a new item needs create',
    as: [updates, permit('authors', 'update')],
    input: ['PATCH /items/books/1', { author: { title: 'Eve' } }],
    error: [forbiddenCollection('authors')],
  },
  {
    title: 'a new item needs each field',
    as: [updates, permit('authors', 'create', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { author: { title: 'Eve', email: 'e' } }],
    error: [forbiddenFields('authors', 'email')],
  },
  {
    title: 'a new item gets presets',
    as: [updates, permit('authors', 'create', { fields: ['title'], presets: { email: 'p' } })],
    input: ['PATCH /items/books/1', { author: { title: 'Eve' } }],
    rows: { authors: { '+Eve': { title: 'Eve', email: 'p' } }, books: { 1: { author: '+Eve' } } },
    events: ['create authors +Eve', 'update books 1'],
  },
  {
    title: 'an item with a key that is not there needs create',
    as: [updates, permit('authors', 'update')],
    input: ['PATCH /items/books/1', { author: { id: 900, title: 'Eve' } }],
    error: [forbiddenCollection('authors')],
  },
  {
    title: 'an item that is there needs update',
    as: [updates, permit('authors', 'create')],
    input: ['PATCH /items/books/1', { author: { id: 2, title: 'Bea' } }],
    error: [forbiddenCollection('authors')],
  },
  {
    title: 'an item that is there needs a rule that finds it',
    as: [updates, permit('authors', 'update', { permissions: { id: { _eq: 1 } } })],
    input: ['PATCH /items/books/1', { author: { id: 2, title: 'Bea' } }],
    error: [forbiddenUpdate('authors', 'title')],
  },
  {
    title: 'an item that is there may be changed',
    as: [updates, permit('authors', 'update', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { author: { id: 2, title: 'Bea' } }],
    rows: { authors: { 2: { title: 'Bea' } }, books: { 1: { author: 2 } } },
    events: ['update authors 2', 'update books 1'],
  },
  {
    title: 'an item of any collection needs what its own asks for',
    as: [permit('books_blocks', 'update'), permit('quotes', 'create')],
    input: ['PATCH /items/books_blocks/1', { collection: 'texts', item: { title: 'x' } }],
    error: [forbiddenCollection('texts')],
  },
  {
    title: 'an item of any collection may be created',
    as: [permit('books_blocks', 'update'), permit('quotes', 'create')],
    input: ['PATCH /items/books_blocks/1', { collection: 'quotes', item: { title: 'x' } }],
    rows: { quotes: { '+x': { title: 'x' } }, books_blocks: { 1: { collection: 'quotes', item: '+x' } } },
    events: ['create quotes +x', 'update books_blocks 1'],
  },
  {
    title: 'children that are linked already need nothing',
    as: [updates],
    input: ['PATCH /items/books/1', { chapters: [1, { id: 2 }] }],
    events: ['update books 1'],
  },
  {
    title: 'a child of somebody else needs update',
    as: [updates],
    input: ['PATCH /items/books/1', { chapters: [1, 2, 3] }],
    error: [forbiddenCollection('chapters')],
  },
  {
    title: 'a child of somebody else needs the field of its key',
    as: [updates, permit('chapters', 'update', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { chapters: [1, 2, 3] }],
    error: [forbiddenFields('chapters', 'book')],
  },
  {
    title: 'a child of somebody else may be taken',
    as: [updates, permit('chapters', 'update', { fields: ['book'] })],
    input: ['PATCH /items/books/1', { chapters: [1, 2, 3] }],
    rows: { chapters: { 3: { book: 1 } } },
    events: ['update books 1', 'update chapters 3'],
  },
  {
    title: 'a child out of reach may not be taken',
    as: [updates, permit('chapters', 'update', draftsOnly)],
    input: ['PATCH /items/books/1', { chapters: [1, 2, 3] }],
    error: [forbiddenUpdate('chapters', 'book')],
  },
  {
    title: 'a child that is not there is refused',
    as: [updates, permit('chapters', 'update')],
    input: ['PATCH /items/books/1', { chapters: [1, 2, 999] }],
    error: [forbidden],
  },
  {
    title: 'a new child needs create',
    as: [updates, permit('chapters', 'update')],
    input: ['PATCH /items/books/1', { chapters: [1, 2, { title: 'c' }] }],
    error: [forbiddenCollection('chapters')],
  },
  {
    title: 'a new child needs the field of its key',
    as: [updates, permit('chapters', 'create', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { chapters: [1, 2, { title: 'c' }] }],
    error: [forbiddenFields('chapters', 'book')],
  },
  {
    title: 'a new child may come',
    as: [updates, permit('chapters', 'create', { fields: ['title', 'book'] })],
    input: ['PATCH /items/books/1', { chapters: [1, 2, { title: 'c' }] }],
    rows: { chapters: { '+c': { title: 'c', book: 1 } } },
    events: ['update books 1', 'create chapters +c'],
  },
  {
    title: 'a child that is there needs only the fields that are sent',
    as: [updates, permit('chapters', 'update', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { chapters: [1, { id: 2, title: 'E2' }] }],
    rows: { chapters: { 2: { title: 'E2' } } },
    events: ['update books 1', 'update chapters 2'],
  },
  {
    title: 'a child left out needs update of its key',
    as: [updates, permit('chapters', 'update', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { chapters: [1] }],
    error: [forbiddenFields('chapters', 'book')],
  },
  {
    title: 'a child left out may go',
    as: [updates, permit('chapters', 'update', { fields: ['book'] })],
    input: ['PATCH /items/books/1', { chapters: [1] }],
    rows: { chapters: { 2: { book: null } } },
    events: ['update books 1', 'update chapters 2'],
  },
  {
    title: 'a child left out that is out of reach refuses all',
    as: [updates, permit('chapters', 'read'), permit('chapters', 'update', { permissions: { title: { _eq: 'e1' } } })],
    input: ['PATCH /items/books/1', { chapters: [] }],
    error: [forbiddenUpdate('chapters', 'book')],
  },
  {
    title: 'a child left out that the caller does not know of stays',
    as: [updates, permit('chapters', 'update', { permissions: { title: { _eq: 'e1' } } })],
    input: ['PATCH /items/books/1', { chapters: [] }],
    rows: { chapters: { 1: { book: null } } },
    events: ['update books 1', 'update chapters 1'],
  },
  {
    title: 'a child left out that would be deleted needs delete',
    as: [updates, permit('notes', 'read'), permit('notes', 'update')],
    input: ['PATCH /items/books/1', { notes: [1] }],
    error: [forbiddenCollection('notes')],
  },
  {
    title: 'a child left out that may be deleted is',
    as: [updates, permit('notes', 'delete')],
    input: ['PATCH /items/books/1', { notes: [1] }],
    rows: { notes: { 2: null } },
    events: ['update books 1', 'delete notes 2'],
  },
  {
    title: 'a child left out that may not be deleted refuses all',
    as: [updates, permit('notes', 'read'), permit('notes', 'delete', { permissions: { title: { _eq: 'n1' } } })],
    input: ['PATCH /items/books/1', { notes: null }],
    error: [forbiddenDelete('notes')],
  },
  {
    title: 'a created child needs create and the field of its key',
    as: [updates, permit('chapters', 'create', { fields: ['title', 'position'] })],
    input: ['PATCH /items/books/1', { chapters: { create: [{ title: 'c' }] } }],
    error: [forbiddenFields('chapters', 'book')],
  },
  {
    title: 'a created child needs the field it is counted in',
    as: [updates, permit('chapters', 'create', { fields: ['title', 'book'] })],
    input: ['PATCH /items/books/1', { chapters: { create: [{ title: 'c' }] } }],
    error: [forbiddenFields('chapters', 'position')],
  },
  {
    title: 'a changed child needs update',
    as: [updates, permit('chapters', 'create')],
    input: ['PATCH /items/books/1', { chapters: { update: [{ id: 1, title: 'x' }] } }],
    error: [forbiddenCollection('chapters')],
  },
  {
    title: 'a changed child that is not there is refused',
    as: [updates, permit('chapters', 'update')],
    input: ['PATCH /items/books/1', { chapters: { update: [{ id: 999, title: 'x' }] } }],
    error: [forbiddenUpdate('chapters', 'title', 'book')],
  },
  {
    title: 'a removed child needs update of its key',
    as: [updates, permit('chapters', 'read')],
    input: ['PATCH /items/books/1', { chapters: { delete: [1] } }],
    error: [forbiddenCollection('chapters')],
  },
  {
    title: 'a removed child of somebody else is passed over',
    as: [updates],
    input: ['PATCH /items/books/1', { chapters: { delete: [3] } }],
    events: ['update books 1'],
  },
  {
    title: 'a junction needs create, what it links nothing',
    as: [updates, permit('books_tags', 'create')],
    input: ['PATCH /items/books/2', { tags: [3, { tag: { slug: 'essay' } }] }],
    rows: { books_tags: { '+1': { book: 2, tag: 'essay' } } },
    events: ['update books 2', 'create books_tags +1'],
  },
  {
    title: 'a junction to something new needs create of both',
    as: [updates, permit('books_tags', 'create')],
    input: ['PATCH /items/books/2', { tags: [3, { tag: { slug: 'new' } }] }],
    error: [forbiddenCollection('tags')],
  },
  {
    title: 'a translation needs update of its own fields',
    as: [updates, permit('books_translations', 'update', { fields: ['language'] })],
    input: ['PATCH /items/books/1', { translations: [{ id: 1, title: 'x' }, 2] }],
    error: [forbiddenFields('books_translations', 'title')],
  },
  {
    title: 'the parent needs its own permission too',
    as: [permit('chapters', 'create'), permit('books', 'update', { fields: ['title'] })],
    input: ['PATCH /items/books/1', { chapters: { create: [{ title: 'c' }] } }],
    error: [forbiddenFields('books', 'chapters')],
  },
  {
    title: 'the parent needs a rule that finds it',
    as: [permit('chapters', 'create'), permit('books', 'update', { permissions: { id: { _eq: 2 } } })],
    input: ['PATCH /items/books/1', { chapters: { create: [{ title: 'c' }] } }],
    error: [forbiddenUpdate('books', 'chapters')],
  },
  {
    title: 'what is refused deep inside undoes all',
    as: [updates, permit('authors', 'create'), permit('chapters', 'create')],
    input: ['PATCH /items/books/1', { author: { title: 'Eve' }, chapters: { create: [{ title: 'c', lines: [{ title: 'l' }] }] } }],
    error: [forbiddenCollection('lines')],
  },
]

eachDatabase((database) => {
  let harness: WriteScenarioServer

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
  })
  afterAll(() => harness.close())

  it.each(scenarios)('$title', (scenario) => harness.play(scenario))
})
