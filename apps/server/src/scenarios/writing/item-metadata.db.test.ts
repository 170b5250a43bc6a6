import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { permit } from './test-accounts.ts'
import { errorsOf, openWriteScenarios, sendAs, type WriteScenarioServer } from './write-scenario.ts'

eachDatabase((database) => {
  let harness: WriteScenarioServer
  const send = (request: string, body?: unknown) => sendAs(harness.publisher, 'admin', [request, body])
  const dataOf = async <Data>(request: string, body?: unknown): Promise<Data> => {
    const response = await send(request, body)
    expect(response.statusCode, response.body).toBe(200)
    return response.json<{ data: Data }>().data
  }

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
  })
  afterAll(() => harness.close())

  it.each([
    [{}, 'comment'],
    [{ comment: '', collection: 'books', item: '1' }, 'comment'],
    [{ item: '1', comment: 'x' }, 'collection'],
    [{ comment: 'x', collection: 'books' }, 'item'],
  ])('a comment %j misses its %s first', async (body, name) => {
    const error = [`400 INVALID_PAYLOAD Invalid payload. "${name}" is required.`]
    expect(errorsOf(await send('POST /comments', body))).toEqual(error)
    await harness.accounts.grant('clerk', [])
    expect(errorsOf(await sendAs(harness.publisher, 'clerk', ['POST /comments', body]))).toEqual(error)
    expect(errorsOf(await sendAs(harness.publisher, 'nobody', ['POST /comments', body]))).toEqual([
      "403 FORBIDDEN You don't have permission to access this.",
    ])
  })

  describe('a share', () => {
    it('of an item of a table without metadata makes the table known', async () => {
      await harness.accounts.grant('clerk', [
        {
          by: 'user',
          permits: [
            permit('authors', 'share', { permissions: { id: { _eq: 1 } } }),
            permit('directus_shares', 'create'),
            permit('directus_shares', 'read'),
          ],
        },
      ])
      expect(errorsOf(await sendAs(harness.publisher, 'clerk', ['POST /shares', { collection: 'authors', item: '2' }]))).toHaveLength(1)
      expect((await dataOf<{ meta: unknown }>('GET /collections/authors')).meta).toBeNull()
      const response = await sendAs(harness.publisher, 'clerk', ['POST /shares', { collection: 'authors', item: '1' }])
      expect(response.json()).toMatchObject({ data: { collection: 'authors', item: '1' } })
      expect(await dataOf('POST /shares', { collection: 'authors', item: '2' })).toMatchObject({ item: '2' })
      // The model is read anew after the answer.
      const meta = { collection: 'authors', accountability: 'all', hidden: false }
      await vi.waitFor(async () => expect(await dataOf('GET /collections/authors')).toMatchObject({ meta }), 10_000)
    })

    it('of an item of Recto itself is refused', async () => {
      const [user] = await dataOf<readonly { readonly id: string }[]>('GET /users?limit=1')
      expect(errorsOf(await send('POST /shares', { collection: 'directus_users', item: user?.id }))).toEqual([
        '400 INVALID_PAYLOAD Invalid payload. Items of "directus_users" can\'t be shared.',
      ])
    })
  })

  describe('a version', () => {
    let version: string

    beforeAll(async () => {
      await dataOf('PATCH /collections/books', { meta: { versioning: true } })
      const { id } = await dataOf<{ id: string }>('POST /versions', { key: 'draft', name: 'Draft', collection: 'books', item: '1' })
      version = id
      await dataOf(`POST /versions/${version}/save`, {
        title: 'Drafted',
        author: { title: 'Eve', mentor: { title: 'Mo' } },
        chapters: { create: [{ title: 'new', lines: [{ title: 'line' }] }], update: [{ id: 1, title: 'E1' }], delete: [2] },
        tags: { create: [{ tag: { slug: 'draft' } }] },
        blocks: { create: [{ collection: 'texts', item: { title: 'tx' } }] },
      })
    })

    const fields =
      'title,author.*,chapters.id,chapters.title,chapters.book,chapters.lines.*,tags.id,tags.tag,blocks.collection,blocks.item,blocks.id'

    it('shows no keys of what is not there yet', async () => {
      const shown = await dataOf<{ chapters: unknown; tags: unknown; blocks: unknown }>(
        `GET /items/books/1?version=draft&fields=${fields}&deep[chapters][_sort]=title&deep[tags][_sort]=id&deep[blocks][_sort]=id`,
      )
      expect(shown).toMatchObject({ title: 'Drafted', author: { id: null, title: 'Eve', mentor: null } })
      expect(shown.chapters).toEqual(
        expect.arrayContaining([
          { id: 1, title: 'E1', book: 1, lines: [{ id: 1, title: 'e1a', chapter: 1 }] },
          { id: null, title: 'new', book: 1, lines: [{ id: null, title: 'line', chapter: null }] },
        ]),
      )
      expect(shown.tags).toEqual(
        expect.arrayContaining([
          { id: 1, tag: 'prose' },
          { id: null, tag: null },
        ]),
      )
      expect(shown.blocks).toEqual(
        expect.arrayContaining([
          { id: 1, collection: 'texts', item: '1' },
          { id: null, collection: 'texts', item: null },
        ]),
      )
      expect(await dataOf('GET /items/books/1?version=draft&fields=chapters,author')).toEqual({
        chapters: expect.arrayContaining([1, null]),
        author: null,
      })
      expect((await harness.publisher.rows())['chapters']).toHaveLength(4)
    })

    it('shows what was saved as it was sent when that is asked for', async () => {
      expect(await dataOf('GET /items/books/1?version=draft&versionRaw=true&fields=id,title,pages')).toEqual({
        id: '1',
        title: 'Drafted',
        pages: 10,
        author: { title: 'Eve', mentor: { title: 'Mo' } },
        chapters: { create: [{ title: 'new', lines: [{ title: 'line' }] }], update: [{ id: 1, title: 'E1' }], delete: [2] },
        tags: { create: [{ tag: { slug: 'draft' } }] },
        blocks: { create: [{ collection: 'texts', item: { title: 'tx' } }] },
      })
    })
  })
})
