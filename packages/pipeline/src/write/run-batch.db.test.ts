import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { runBatch } from './run-batch.ts'

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  const operation = (input: MutationInput, name: string | null = null) => ({ name, input })
  const createAuthor = (data: object, name?: string) => operation({ kind: 'create', collection: 'authors', query: {}, data }, name)
  const run = async (operations: Parameters<typeof runBatch>[0], who: 'admin' | 'clerk' = 'admin') =>
    runBatch(operations, await books.contextOf(who))

  it('writes several collections, with references to what was written before', async () => {
    const jane = { $ref: 'jane.id' }
    const [author, book, chapters, changed, meta] = await run([
      createAuthor({ name: 'Jane' }, 'jane'),
      operation(
        { kind: 'create', collection: 'books', query: { fields: 'id,author.name' }, data: { title: 'Emma', author: jane } },
        'book',
      ),
      operation({
        kind: 'create',
        collection: 'chapters',
        query: { fields: ['title'] },
        data: [{ title: 'one', book: { $ref: 'book.id' } }],
      }),
      operation({
        kind: 'update',
        collection: 'authors',
        query: { fields: ['email'] },
        keys: [jane as unknown as string],
        isOne: true,
        data: { email: 'j@example.com' },
      }),
      operation({
        kind: 'update',
        collection: 'books',
        query: { fields: 'meta' },
        selection: { filter: { title: { _eq: 'Emma' } } },
        data: { meta: { $ref: '#/x' } },
      }),
    ])
    expect(author).toMatchObject({ name: 'jane', data: { name: 'Jane' } })
    expect(book?.data).toEqual({ id: expect.any(String), author: { name: 'Jane' } })
    expect([chapters, changed, meta].map((result) => result?.data)).toEqual([
      [{ title: 'one' }],
      { email: 'j@example.com' },
      [{ meta: { $ref: '#/x' } }],
    ])
  })

  it('leaves nothing behind when an operation fails, and names it', async () => {
    const before = [await books.count('authors'), await books.count('directus_activity')]
    await expect(run([createAuthor({ name: 'Jane' }), createAuthor({ name: null }, 'second')])).rejects.toMatchObject({
      code: 'FAILED_VALIDATION',
      extensions: { operation: 'second' },
    })
    await expect(run([createAuthor({})], 'clerk')).rejects.toMatchObject({ code: 'FORBIDDEN', extensions: { operation: 0 } })
    const unknown = { kind: 'create', collection: 'books', query: {}, data: { title: 'x', author: { $ref: 'nobody.id' } } } as const
    await expect(run([operation(unknown)])).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect([await books.count('authors'), await books.count('directus_activity')]).toEqual(before)
  })
})
