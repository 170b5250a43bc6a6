import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())

  const merge = (data: unknown, on: readonly string[]) => books.ask('admin', { kind: 'merge', collection: 'authors', query: {}, on, data })

  it('creates or changes by a natural key, also when several requests create the same item', async () => {
    const rows = [
      { email: 'a', name: 'one' },
      { email: 'b', name: 'two' },
      { email: 'a', name: 'three' },
    ]
    await merge(rows, ['email'])
    expect(await books.list('authors', { fields: 'email,name', sort: 'email' })).toEqual([
      { email: 'a', name: 'three' },
      { email: 'b', name: 'two' },
    ])
    await expect(merge(rows, ['nope'])).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(merge({ name: 'x' }, ['email'])).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(merge(rows, [])).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await Promise.all([1, 2, 3, 4].map((n) => merge({ email: 'same', name: `n${n}` }, ['email'])))
    expect(await books.count('authors')).toBe(3)
  })
})
