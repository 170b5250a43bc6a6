import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContext } from '../context.ts'
import { runRequest } from '../run-request.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'
import { anonymous } from './resolve-account.ts'

eachDatabase(
  (database) => {
    describe('a refusal', () => {
      let tables: OpenTables
      beforeAll(async () => {
        tables = await openTables(database, [
          `CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(20), attributes ${database.name === 'postgres' ? 'JSONB' : 'JSON'})`,
          'CREATE TABLE lines (shop INTEGER, no INTEGER, PRIMARY KEY (shop, no))',
        ])
      })
      afterAll(() => tables.platform.connection.close())

      it.each([
        ['boks', {}, null, 'There is no collection "boks". Did you mean "books"?'],
        ['weather', {}, null, 'There is no collection "weather".'],
        ['books', { fields: 'id,titel' }, null, 'Collection "books" has no field "titel". Did you mean "title"?'],
        ['books', { sort: 'titel' }, null, 'Collection "books" has no field "titel". Did you mean "title"?'],
        ['books', { filter: { Title: { _eq: 'x' } } }, null, 'Collection "books" has no field "Title". Did you mean "title"?'],
        ['books', { filter: { title: { x: { _eq: 1 } } } }, null, '"title" of collection "books" is no relation, and "x" no operator.'],
        [
          'books',
          { filter: { attributes: { weight: { _eq: 1 } } } },
          null,
          '"attributes" holds JSON: write json(attributes, weight) for a value in it.',
        ],
        ['books', { aggregate: { sum: 'titel' } }, null, 'Collection "books" has no field "titel". Did you mean "title"?'],
        ['books', {}, '7', 'Collection "books" has no item "7".'],
        ['books', {}, 'seven', 'Collection "books" has no item "seven".'],
        ['lines', {}, '1', 'Collection "lines" has no item "1". Its key is written as the values of shop, no, joined with commas.'],
      ])('of %s %j %s tells who may see everything why', async (collection, query, key, reason) => {
        const input = { kind: 'read', collection, query, ...(key === null ? {} : { key }) } as const
        const refusal = await tables.answer(input).catch((error: unknown) => error)
        expect(refusal).toMatchObject({ code: 'FORBIDDEN', status: 403, message: reason, extensions: { reason } })
        const stranger = createContext(tables.platform, { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false })
        const told = await runRequest(input, stranger).catch((error: unknown) => error)
        expect(told).toMatchObject({ code: 'FORBIDDEN', extensions: { reason: expect.stringMatching(/^You don't have permission/) } })
        expect(JSON.stringify(told)).not.toMatch(/Did you mean|about/)
      })

      it('of a write names what is not there', async () => {
        const deletion = tables.answer({ kind: 'delete', collection: 'boks', query: {}, keys: [1] })
        await expect(deletion).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'There is no collection "boks". Did you mean "books"?' })
        const update = tables.answer({ kind: 'update', collection: 'lines', query: {}, keys: ['1'], data: {} })
        await expect(update).rejects.toMatchObject({ message: expect.stringContaining('shop, no, joined with commas') })
      })
    })
  },
  ['sqlite', 'postgres'],
)
