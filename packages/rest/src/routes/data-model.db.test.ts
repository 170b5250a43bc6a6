import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: {} }
const text = (field: string) => ({ field, type: 'string', schema: {}, meta: {} })
const collection = (name: string, ...fields: readonly object[]) => ({ collection: name, schema: {}, meta: {}, fields: [key, ...fields] })
const relation = { collection: 'books', field: 'author', related_collection: 'authors', schema: {}, meta: {} }
const planned = { statements: expect.any(Array), rows: expect.any(Array) }

type Row = readonly [request: string, body: unknown, status: number, data?: unknown]

/** Requests in their order; the data of the answer, or no body at all. */
const changes: readonly Row[] = [
  [
    'POST /collections',
    [collection('authors'), collection('books', text('title'))],
    200,
    [{ collection: 'authors' }, { collection: 'books' }],
  ],
  ['POST /collections', collection('shelves'), 200, { collection: 'shelves' }],
  ['POST /collections?dryRun', collection('drafts'), 200, planned],
  ['GET /collections/drafts', undefined, 403],
  ['PATCH /collections', [{ collection: 'books', meta: { note: 'a' } }], 200, [{ collection: 'books', meta: { note: 'a' } }]],
  ['PATCH /collections/books', { meta: { note: 'b' } }, 200, { collection: 'books', meta: { note: 'b' } }],
  ['POST /collections/shelves/rename', { collection: 'racks' }, 200, { collection: 'racks' }],
  ['POST /fields/books', { field: 'author', type: 'integer', schema: {}, meta: {} }, 200, { collection: 'books', field: 'author' }],
  ['POST /fields/books?concurrentIndexCreation', { ...text('isbn'), schema: { is_indexed: true } }, 200, { schema: { is_indexed: true } }],
  ['PATCH /fields/books', [{ field: 'title', meta: { width: 'half' } }], 200, [{ field: 'title', meta: { width: 'half' } }]],
  ['PATCH /fields/books/title', { meta: { note: 'c' } }, 200, { field: 'title', meta: { note: 'c' } }],
  ['PATCH /fields/books/title?dryRun=true', { type: 'text', schema: {} }, 200, planned],
  ['GET /fields/books/title', undefined, 200, { type: 'string' }],
  ['POST /fields/books/isbn/rename', { field: 'number' }, 200, { field: 'number' }],
  ['POST /relations', relation, 200, { related_collection: 'authors' }],
  ['PATCH /relations/books/author', { meta: { one_deselect_action: 'delete' } }, 200, { meta: { one_deselect_action: 'delete' } }],
  ['POST /utils/translations/generate', { collection: 'books', fields: ['title'] }, 200, { created: true }],
  ['DELETE /relations/books/author?dryRun', undefined, 200, planned],
  ['DELETE /relations/books/author', undefined, 204],
  ['DELETE /fields/books/number', undefined, 204],
  ['DELETE /collections/racks', undefined, 204],
  ['DELETE /collections/nothing', undefined, 403],
  ['PATCH /fields/books/title', { schema: { is_nullable: 'maybe' } }, 400],
]

eachDatabase(
  (database) => {
    let administrator: Administrator
    let isAdmin = true
    const send = async (request: string, body?: unknown) => {
      const [method = '', url = ''] = request.split(' ')
      return administrator.app.inject({ method: method as 'GET', url, ...(body === undefined ? {} : { payload: body as object }) })
    }

    beforeAll(async () => {
      administrator = await administratorOf(database, { isAdmin: () => isAdmin })
    })
    afterAll(() => administrator.close())

    it('answers every change of the data model', async () => {
      for (const [request, body, status, data] of changes) {
        const answer = await send(request, body)
        expect(answer.statusCode, `${request} ${answer.body}`).toBe(status)
        if (data !== undefined) expect(answer.json(), request).toMatchObject({ data })
        else if (status === 204) expect(answer.body).toBe('')
        else expect(answer.json().errors, request).toHaveLength(1)
      }
    })

    it('lists collections by keys in the body of SEARCH', async () => {
      const found = (await send('SEARCH /collections', { keys: ['books'] })).json()
      expect(found).toMatchObject({ data: [{ collection: 'books' }] })
      expect(found.data).toHaveLength(1)
    })

    describe('/schema', () => {
      it('compares with 204 when nothing differs, and applies what does', async () => {
        const snapshot = (await send('GET /schema/snapshot')).json().data
        expect((await send('POST /schema/diff', snapshot)).statusCode).toBe(204)
        await send('DELETE /fields/books/title')
        const difference = (await send('POST /schema/diff', snapshot)).json().data
        expect((await send('POST /schema/apply?dryRun', difference)).json()).toMatchObject({ data: planned })
        expect((await send('POST /schema/apply', { ...difference, hash: 'of another model' })).statusCode).toBe(400)
        expect((await send('POST /schema/apply?force', { ...difference, hash: 'of another model' })).statusCode).toBe(204)
        expect((await send('POST /schema/diff', snapshot)).statusCode).toBe(204)
      })

      it('refuses a snapshot of another version unless it is forced', async () => {
        const snapshot = { ...(await send('GET /schema/snapshot')).json().data, directus: '9.0.0' }
        expect((await send('POST /schema/diff', snapshot)).statusCode).toBe(400)
        expect((await send('POST /schema/diff?force', snapshot)).statusCode).toBe(204)
      })
    })

    it('permits changes to administrators only', async () => {
      isAdmin = false
      for (const request of ['POST /collections', 'PATCH /fields/books/id', 'POST /relations', 'POST /schema/diff', 'POST /schema/apply']) {
        const answer = await send(request, {})
        expect([answer.statusCode, answer.json().errors[0].extensions.code], request).toEqual([403, 'FORBIDDEN'])
      }
    })
  },
  ['sqlite', 'postgres'],
)
