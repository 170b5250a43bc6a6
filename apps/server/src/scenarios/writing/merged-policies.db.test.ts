import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, it } from 'vitest'
import { failedValidation, forbiddenCollection, forbiddenDelete, forbiddenFields, forbiddenUpdate } from './refusals.ts'
import { type PolicyGrant, permit } from './test-accounts.ts'
import { openWriteScenarios, type WriteScenario, type WriteScenarioServer } from './write-scenario.ts'

const clerk = (...grants: readonly PolicyGrant[]): NonNullable<WriteScenario['as']> => ({ caller: 'clerk', grants })
const guest = (...grants: readonly PolicyGrant[]): NonNullable<WriteScenario['as']> => ({ caller: 'guest', grants })
const nobody = (...grants: readonly PolicyGrant[]): NonNullable<WriteScenario['as']> => ({ caller: 'nobody', grants })
const creates = (parts: Readonly<Record<string, unknown>> = {}) => [permit('books', 'create', parts)]
const preset = (status: string) => creates({ presets: { status } })
const created = (parts: Readonly<Record<string, string | number>> = {}) => ({
  rows: { books: { '+New': { title: 'New', ...parts } } },
  events: ['create books +New'],
})
const post: WriteScenario['input'] = ['POST /items/books', { title: 'New' }]
const ofDrafts = { permissions: { status: { _eq: 'draft' } } }
const ofShort = { permissions: { pages: { _lt: 20 } } }

const scenarios: readonly WriteScenario[] = [
  {
    title: 'policies of the role, of those above it and of the user all count',
    as: clerk(
      { by: 'parent', permits: creates({ fields: ['title'] }) },
      { by: 'role', permits: creates({ fields: ['pages'] }) },
      { by: 'user', permits: creates({ fields: ['status'] }) },
    ),
    input: ['POST /items/books', { title: 'New', pages: 1, status: 's' }],
    ...created({ pages: 1, status: 's' }),
  },
  {
    title: 'a field no policy grants is refused',
    as: clerk({ by: 'parent', permits: creates({ fields: ['title'] }) }, { by: 'user', permits: creates({ fields: ['pages'] }) }),
    input: ['POST /items/books', { title: 'New', status: 's' }],
    error: [forbiddenFields('books', 'status')],
  },
  {
    title: 'who has a role is not the public',
    as: clerk({ by: 'public', permits: creates() }),
    input: post,
    error: [forbiddenCollection('books')],
  },
  {
    title: 'who has no role is also the public',
    as: guest({ by: 'public', permits: creates({ fields: ['title'] }) }, { by: 'user', permits: creates({ fields: ['pages'] }) }),
    input: ['POST /items/books', { title: 'New', pages: 1 }],
    ...created({ pages: 1 }),
  },
  { title: 'the public is who sends no token', as: nobody({ by: 'public', permits: creates() }), input: post, ...created() },
  {
    title: 'the public may have several policies',
    as: nobody({ by: 'public', permits: creates({ fields: ['title'] }) }, { by: 'public', permits: creates({ fields: ['pages'] }) }),
    input: ['POST /items/books', { title: 'New', pages: 1 }],
    ...created({ pages: 1 }),
  },
  {
    title: 'the public is no administrator',
    as: nobody({ by: 'public', flags: { admin_access: true }, permits: [] }),
    input: post,
    error: [forbiddenCollection('books')],
  },
  {
    title: 'an administrator is asked for no row',
    as: clerk({
      by: 'parent',
      flags: { admin_access: true },
      permits: creates({ fields: [], validation: { title: { _eq: 'x' } }, presets: { pages: 1 } }),
    }),
    input: post,
    ...created(),
  },
  {
    title: 'an administrator too has to send what is required',
    as: clerk({ by: 'user', flags: { admin_access: true }, permits: [] }),
    input: ['POST /items/books', { pages: 1 }],
    error: [failedValidation('title', 'Value is required.')],
  },
  {
    title: 'a policy for this address counts',
    as: clerk({ by: 'user', flags: { ip_access: ['10.0.0.1', '127.0.0.0/8'] }, permits: creates() }),
    input: post,
    ...created(),
  },
  {
    title: 'a policy for other addresses is not there',
    as: clerk({ by: 'user', flags: { ip_access: ['10.0.0.0-10.0.0.9'] }, permits: creates() }),
    input: post,
    error: [forbiddenCollection('books')],
  },
  {
    title: 'an administrator from other addresses is none',
    as: clerk({ by: 'user', flags: { ip_access: ['10.0.0.1'], admin_access: true }, permits: [] }),
    input: post,
    error: [forbiddenCollection('books')],
  },
  {
    title: 'presets of a role go before those above it',
    as: clerk({ by: 'role', permits: preset('role') }, { by: 'parent', permits: preset('parent') }),
    input: post,
    ...created({ status: 'role' }),
  },
  {
    title: 'presets of the user go before those of the role',
    as: clerk({ by: 'user', permits: preset('user') }, { by: 'role', permits: preset('role') }),
    input: post,
    ...created({ status: 'user' }),
  },
  {
    title: 'presets of the same owner go by their order',
    as: clerk({ by: 'role', sort: 2, permits: preset('second') }, { by: 'role', sort: 1, permits: preset('first') }),
    input: post,
    ...created({ status: 'second' }),
  },
  {
    title: 'presets of all rows are united',
    as: clerk(
      { by: 'parent', permits: creates({ presets: { status: 'p', pages: 1 } }) },
      { by: 'role', permits: creates({ presets: { pages: 2 } }) },
    ),
    input: post,
    ...created({ status: 'p', pages: 2 }),
  },
  {
    title: 'presets of two rows of one policy are united',
    as: [...preset('one'), ...creates({ presets: { pages: 3 } })],
    input: post,
    ...created({ status: 'one', pages: 3 }),
  },
  {
    title: 'validation of every row has to hold',
    as: clerk(
      { by: 'parent', permits: creates() },
      { by: 'role', permits: creates({ validation: { title: { _neq: 'New' } } }) },
      { by: 'user', permits: creates({ validation: { title: { _starts_with: 'O' } } }) },
    ),
    input: post,
    error: [failedValidation('title', 'Value can\'t be "New".'), failedValidation('title')],
  },
  {
    title: 'a row of another collection says nothing',
    as: clerk({
      by: 'user',
      permits: [permit('authors', 'create', { presets: { status: 'x' }, validation: { title: { _eq: 'x' } } }), ...creates()],
    }),
    input: post,
    ...created(),
  },
  {
    title: 'a row of another action says nothing',
    as: [permit('books', 'update', { presets: { status: 'x' }, validation: { title: { _eq: 'x' } } }), ...creates()],
    input: post,
    ...created(),
  },

  {
    title: 'an item one of the rules finds may be changed',
    as: [permit('books', 'update', ofDrafts), permit('books', 'update', { permissions: { status: { _eq: 'live' } } })],
    input: ['PATCH /items/books', { keys: [1, 2], data: { pages: 5 } }],
    rows: { books: { 1: { pages: 5 }, 2: { pages: 5 } } },
    events: ['update books 1', 'update books 2'],
  },
  {
    title: 'an item none of the rules finds may not',
    as: [permit('books', 'update', ofDrafts), permit('books', 'update', { permissions: { status: { _eq: 'live' } } })],
    input: ['PATCH /items/books', { keys: [1, 2, 3], data: { pages: 5 } }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'each field needs a rule that grants it and finds the item',
    as: [permit('books', 'update', { ...ofDrafts, fields: ['title'] }), permit('books', 'update', { ...ofShort, fields: ['pages'] })],
    input: ['PATCH /items/books/1', { title: 'T', pages: 5 }],
    rows: { books: { 1: { title: 'T', pages: 5 } } },
    events: ['update books 1'],
  },
  {
    title: 'a field whose rule does not find the item refuses all',
    as: [permit('books', 'update', { ...ofDrafts, fields: ['title'] }), permit('books', 'update', { ...ofShort, fields: ['pages'] })],
    input: ['PATCH /items/books/3', { title: 'T', pages: 5 }],
    error: [forbiddenUpdate('books', 'title', 'pages')],
  },
  {
    title: 'rules are asked about the item as it was',
    as: [permit('books', 'update', { ...ofDrafts, fields: ['status', 'pages'] })],
    input: ['PATCH /items/books/1', { status: 'live', pages: 5 }],
    rows: { books: { 1: { status: 'live', pages: 5 } } },
    events: ['update books 1'],
  },
  {
    title: 'the same rule written twice unites its fields',
    as: clerk(
      { by: 'role', permits: [permit('books', 'update', { permissions: { _and: [{ status: { _eq: 'draft' } }] }, fields: ['title'] })] },
      { by: 'user', permits: [permit('books', 'update', { ...ofDrafts, fields: ['pages'] })] },
    ),
    input: ['PATCH /items/books/1', { title: 'T', pages: 5 }],
    rows: { books: { 1: { title: 'T', pages: 5 } } },
    events: ['update books 1'],
  },
  {
    title: 'an open rule beside a narrow one leaves all open',
    as: [permit('books', 'update', ofDrafts), permit('books', 'update', { permissions: null })],
    input: ['PATCH /items/books/3', { pages: 5 }],
    rows: { books: { 3: { pages: 5 } } },
    events: ['update books 3'],
  },
  {
    title: 'an open rule for one field does not open another',
    as: [permit('books', 'update', { ...ofDrafts, fields: ['pages'] }), permit('books', 'update', { permissions: {}, fields: ['title'] })],
    input: ['PATCH /items/books/2', { pages: 5 }],
    error: [forbiddenUpdate('books', 'pages')],
  },
  {
    title: 'an empty choice is no restriction',
    as: [permit('books', 'update', { permissions: { _or: [] } })],
    input: ['PATCH /items/books/2', { pages: 5 }],
    rows: { books: { 2: { pages: 5 } } },
    events: ['update books 2'],
  },
  {
    title: 'a choice with nothing in it is no restriction',
    as: [permit('books', 'update', { permissions: { _or: [{}, { status: { _eq: 'draft' } }] } })],
    input: ['PATCH /items/books/2', { pages: 5 }],
    rows: { books: { 2: { pages: 5 } } },
    events: ['update books 2'],
  },
  {
    title: 'presets come from rows that do not find the item too',
    as: [
      permit('books', 'update', { ...ofDrafts, presets: { status: 'preset' } }),
      permit('books', 'update', { permissions: { status: { _eq: 'live' } } }),
    ],
    input: ['PATCH /items/books/2', { pages: 5 }],
    rows: { books: { 2: { pages: 5, status: 'preset' } } },
    events: ['update books 2'],
  },
  {
    title: 'validation comes from rows that do not find the item too',
    as: [
      permit('books', 'update', { ...ofDrafts, validation: { pages: { _gt: 5 } } }),
      permit('books', 'update', { permissions: { status: { _eq: 'live' } } }),
    ],
    input: ['PATCH /items/books/2', { pages: 5 }],
    error: [failedValidation('pages', 'Value has to be greater than "5".')],
  },

  {
    title: 'an item one of the rules finds may be deleted',
    as: [
      permit('notes', 'delete', { permissions: { title: { _eq: 'n1' } } }),
      permit('notes', 'delete', { permissions: { title: { _eq: 'n2' } } }),
    ],
    input: ['DELETE /items/notes', [1, 2]],
    rows: { notes: { 1: null, 2: null } },
    events: ['delete notes 1', 'delete notes 2'],
  },
  {
    title: 'an item none of the rules finds may not be deleted',
    as: [
      permit('notes', 'delete', { permissions: { title: { _eq: 'n1' } } }),
      permit('notes', 'delete', { permissions: { title: { _eq: 'n2' } } }),
    ],
    input: ['DELETE /items/notes', [1, 3]],
    error: [forbiddenDelete('notes')],
  },
  {
    title: 'a rule in terms of all roles counts each',
    as: [permit('notes', 'delete', { permissions: { title: { _nin: '$CURRENT_ROLES.name' } } })],
    input: ['DELETE /items/notes/1'],
    rows: { notes: { 1: null } },
    events: ['delete notes 1'],
  },
  {
    title: 'a rule that names no field refuses the callers it applies to',
    as: [permit('books', 'update', { permissions: { nope: { _eq: 1 } } })],
    input: ['PATCH /items/books/1', { pages: 5 }],
    error: ['400 INVALID_QUERY'],
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
