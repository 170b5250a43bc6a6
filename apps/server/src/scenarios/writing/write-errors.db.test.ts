import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failedValidation, forbidden, invalidPayload } from './refusals.ts'
import { type PermissionRow, permit } from './test-accounts.ts'
import { openWriteScenarios, sendAs, type WriteScenario, type WriteScenarioServer } from './write-scenario.ts'

const invalidQuery = (reason: string) => `400 INVALID_QUERY Invalid query. ${reason}.`
const routeNotFound = (path: string) => `404 ROUTE_NOT_FOUND Route ${path} doesn't exist.`
const long = 'x'.repeat(51)

const bodies: readonly (readonly [request: string, body: unknown, error: string])[] = [
  ['PATCH /items/books', { keys: [1] }, invalidPayload('"data" is required')],
  ['PATCH /items/books', { keys: [1], data: [] }, invalidPayload('"data" must be of type object')],
  ['PATCH /items/books', { data: { pages: 1 } }, invalidPayload('"value" must contain at least one of [query, keys]')],
  [
    'PATCH /items/books',
    { keys: [1], query: {}, data: {} },
    invalidPayload('"value" contains a conflict between exclusive peers [query, keys]'),
  ],
  ['PATCH /items/books', { keys: [1], data: {}, foo: 1 }, invalidPayload('"foo" is not allowed')],
  ['PATCH /items/books', { keys: 1, data: {} }, invalidPayload('"keys" must be an array')],
  ['PATCH /items/books', [{ id: 1, pages: 1 }, { pages: 2 }], invalidPayload('Item in update misses primary key')],
  ['PATCH /items/books', [1], invalidPayload('Item in update misses primary key')],
  ['PATCH /items/books', { keys: ['one'], data: { pages: 1 } }, forbidden],
  ['PATCH /items/books', { query: { limit: 'x' }, data: { pages: 1 } }, invalidQuery('"limit" must be a number')],
  ['PATCH /items/books?limit=x', { keys: [1], data: { pages: 1 } }, invalidQuery('"limit" must be a number')],
  ['DELETE /items/notes', {}, invalidPayload('"value" must contain at least one of [query, keys]')],
  ['DELETE /items/notes', { keys: [1], query: {} }, invalidPayload('"value" contains a conflict between exclusive peers [query, keys]')],
  ['DELETE /items/notes', { keys: [1], foo: 1 }, invalidPayload('"foo" is not allowed')],
  ['DELETE /items/notes', [{}], invalidPayload('"value[0]" must be one of [string, number]')],
  ['DELETE /items/notes/one', undefined, forbidden],
  ['POST /items/books', ['x'], invalidPayload('"value" must be of type object')],
  ['POST /items/books', [{ title: 'New' }, null], invalidPayload('"value" must be of type object')],
  ['POST /items/nope', { title: 'x' }, '403 FORBIDDEN There is no collection "nope". Did you mean "notes"?'],
  ['POST /items/directus_users', { email: 'x@example.com' }, forbidden],
  ['PATCH /items/directus_users', { keys: [], data: {} }, forbidden],
  ['POST /items/imprint', { title: 'x' }, routeNotFound('/imprint')],
  ['PATCH /items/imprint/1', { title: 'x' }, routeNotFound('/imprint')],
  ['PUT /items/books/1', { title: 'x' }, routeNotFound('/items/books/1')],
  ['POST /items', { title: 'x' }, routeNotFound('/items')],
]

const values: readonly (readonly [request: string, body: unknown, ...errors: readonly string[]])[] = [
  ['POST /items/books', {}, failedValidation('title', 'Value is required.')],
  ['POST /items/books', { title: null }, failedValidation('title', "Value can't be null.")],
  ['PATCH /items/books/1', { title: null }, failedValidation('title', "Value can't be null.")],
  ['POST /items/tags', { title: 'x' }, failedValidation('slug', 'Value is required.')],
  ['POST /items/slots', { title: 'x' }, failedValidation('room', 'Value is required.'), failedValidation('place', 'Value is required.')],
  ['PATCH /items/notes/1', { book: null }, failedValidation('book', "Value can't be null.")],
  ['POST /items/books', { title: 'New', pages: 'many' }, invalidPayload('The value of field "pages" has to be an integer')],
  ['POST /items/books', { title: 'New', pages: 1.5 }, invalidPayload('The value of field "pages" has to be an integer')],
  ['POST /items/books', { title: 'New', pages: '9'.repeat(30) }, '400 VALUE_OUT_OF_RANGE'],
  ['POST /items/books', { title: 'a\u0000b' }, invalidPayload('The character U+0000 can\'t be stored in field "title"')],
  ['POST /items/books', { id: 'one', title: 'New' }, forbidden],
  ['POST /items/books', { title: 'New', chapters: [{ id: 'one' }] }, forbidden],
  ['POST /items/tags', { slug: '', title: 'x' }, failedValidation('slug', 'Value is required.')],
  ['POST /items/books', { id: 1, title: 'New' }, '400 RECORD_NOT_UNIQUE'],
  ['POST /items/tags', { slug: 'prose' }, '400 RECORD_NOT_UNIQUE'],
  ['POST /items/tags', [{ slug: 'one' }, { slug: 'one' }], '400 RECORD_NOT_UNIQUE'],
  ['POST /items/slots', { room: 1, place: 'a' }, '400 RECORD_NOT_UNIQUE'],
  ['POST /items/authors', { title: 'x', email: 'ann@example.com' }, '400 RECORD_NOT_UNIQUE'],
  ['PATCH /items/authors/2', { email: 'ann@example.com' }, '400 RECORD_NOT_UNIQUE'],
  ['PATCH /items/authors', { keys: [2, 3], data: { email: 'same' } }, '400 RECORD_NOT_UNIQUE'],
  ['POST /items/books', { title: 'New', author: 999 }, '400 INVALID_FOREIGN_KEY'],
  ['PATCH /items/books/1', { author: 999 }, '400 INVALID_FOREIGN_KEY'],
  ['POST /items/books_tags', { book: 1, tag: 'nowhere' }, '400 INVALID_FOREIGN_KEY'],
  ['DELETE /items/authors/1', undefined, '400 INVALID_FOREIGN_KEY'],
  ['DELETE /items/books', [3, 1], '400 INVALID_FOREIGN_KEY'],
]

/** What a rule on a field says to a value: the text of the error, or nothing when it passes. */
const rules: readonly (readonly [rule: object, value: unknown, rest: string | null])[] = [
  [{ _eq: 'a' }, 'b', 'Value has to be "a".'],
  [{ _eq: 'a' }, 'a', null],
  [{ _neq: 'a' }, 'a', 'Value can\'t be "a".'],
  [{ _neq: 'a' }, 'b', null],
  [{ _in: ['a', 'b'] }, 'c', 'Value has to be one of "a", "b".'],
  [{ _in: ['a'] }, 'c', 'Value has to be "a".'],
  [{ _in: ['a', 'b'] }, 'b', null],
  [{ _nin: ['a', 'b'] }, 'a', 'Value can\'t be one of "a", "b".'],
  [{ _nin: ['a', 'b'] }, 'c', null],
  [{ _null: true }, 'a', 'Value has to be null.'],
  [{ _null: true }, null, null],
  [{ _nnull: true }, null, "Value can't be null."],
  [{ _nnull: true }, 'a', null],
  [{ _empty: true }, 'a', 'Value has to be empty.'],
  [{ _empty: true }, '', null],
  [{ _nempty: true }, '', "Value can't be empty."],
  [{ _nempty: true }, 'a', null],
  [{ _contains: 'bc' }, 'abd', 'Value has to contain "bc".'],
  [{ _contains: 'bc' }, 'abcd', null],
  [{ _contains: 'bc' }, '', 'Value has to contain "bc".'],
  [{ _icontains: 'bc' }, 'abd', 'Value has to contain "bc".'],
  [{ _icontains: 'bc' }, 'aBCd', null],
  [{ _ncontains: 'bc' }, 'abcd', 'Value can\'t contain "bc".'],
  [{ _ncontains: 'bc' }, 'abd', null],
  [{ _starts_with: 'a' }, 'ba', ''],
  [{ _starts_with: 'a' }, 'ab', null],
  [{ _nstarts_with: 'a' }, 'ab', ''],
  [{ _istarts_with: 'a' }, 'Ab', null],
  [{ _nistarts_with: 'a' }, 'Ab', ''],
  [{ _ends_with: 'a' }, 'ab', ''],
  [{ _nends_with: 'a' }, 'ba', ''],
  [{ _iends_with: 'a' }, 'bA', null],
  [{ _niends_with: 'a' }, 'bA', ''],
  [{ _regex: '^a+$' }, 'ab', "Value doesn't have the correct format."],
  [{ _regex: '/^a+$/' }, 'aa', null],
  [{ _lt: '2020-01-01' }, 'no date', 'Value is required.'],
]

const numbers: typeof rules = [
  [{ _eq: 5 }, 6, 'Value has to be one of "5", "5".'],
  [{ _eq: 5 }, '5', null],
  [{ _neq: 5 }, 5, 'Value can\'t be one of "5", "5".'],
  [{ _lt: 5 }, 5, 'Value has to be less than "5".'],
  [{ _lt: 5 }, 4, null],
  [{ _lte: 5 }, 6, 'Value has to be less than or equal to "5".'],
  [{ _gt: 5 }, 5, 'Value has to be greater than "5".'],
  [{ _gte: 5 }, 4, 'Value has to be greater than or equal to "5".'],
  [{ _between: [1, 5] }, 6, 'Value has to be less than or equal to "5".'],
  [{ _between: [1, 5] }, 0, 'Value has to be greater than or equal to "1".'],
  [{ _between: [1, 5] }, 5, null],
  [{ _nbetween: [1, 5] }, 6, null],
  [{ _gt: 5 }, null, 'Value is required.'],
]

const ruled =
  (field: string) =>
  ([rule, value, rest]: (typeof rules)[number]): WriteScenario => ({
    title: `${field} ${JSON.stringify(rule)} ${JSON.stringify(value)}`,
    as: [permit('books', 'update', { validation: { [field]: rule } })],
    input: ['PATCH /items/books/3', { [field]: value }],
    ...(rest === null ? changed(field, value) : { error: [failedValidation(field, rest)] }),
  })

function changed(field: string, value: unknown): Pick<WriteScenario, 'rows' | 'events'> {
  const stored = field === 'pages' ? Number(value) : (value as string | null)
  return { rows: { books: { 3: { [field]: stored } } }, events: ['update books 3'] }
}

eachDatabase((database) => {
  let harness: WriteScenarioServer

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
  })
  afterAll(() => harness.close())

  it.each(bodies)('%s %j is no write', (request, body, error) => harness.play({ title: '', input: [request, body], error: [error] }))

  it.each(values.map(([request, body, ...error]) => ({ request, body, error })))(
    '$request $body is not stored',
    async ({ request, body, error }) => harness.play({ title: '', input: [request, body], error }),
  )

  it('too long or too large is not stored where the engine checks', async () => {
    const { enforcesColumnTypes } = harness.publisher.server.platform.dialect.supports
    const refused = (error: string) => (enforcesColumnTypes ? { error: [error] } : null)
    for (const [body, error] of [
      [{ title: long }, '400 VALUE_TOO_LONG'],
      [{ pages: 2 ** 40 }, '400 VALUE_OUT_OF_RANGE'],
    ] as const) {
      const stored = { rows: { books: { 1: body } }, events: ['update books 1'] }
      await harness.play({ title: '', input: ['PATCH /items/books/1', body], ...(refused(error) ?? stored) })
    }
  })

  it('names what keeps an item from being deleted to those only who may read it', async () => {
    const deleting = [permit('chapters', 'read'), permit('chapters', 'delete')]
    const deletion = async (permits: readonly PermissionRow[]) => {
      await harness.accounts.grant('clerk', [{ by: 'user', permits }])
      const response = await sendAs(harness.publisher, 'clerk', ['DELETE /items/chapters/3'])
      expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_FOREIGN_KEY' } }] })
      return response.body
    }
    expect(await deletion([...deleting, permit('lines', 'read')])).toContain('"collection":"lines","field":"chapter","count":1')
    expect(await deletion(deleting)).not.toContain('lines')
    expect(await deletion([...deleting, permit('lines', 'read', { permissions: { id: { _eq: 1 } } })])).not.toContain('count')
  })

  describe('a rule', () => {
    it.each([...rules.map(ruled('status')), ...numbers.map(ruled('pages'))])('$title', (scenario) => harness.play(scenario))
  })
})
