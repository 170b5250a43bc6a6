import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'

interface Chapter {
  readonly id: number
  readonly title: string
}

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  const inOrder = { deep: { chapters: { _sort: 'id' } } }

  it('creates nested items with their positions, and links and changes existing ones', async () => {
    const book = await books.create<{ id: string }>(
      'books',
      { title: 'Emma', author: { name: 'Jane' }, chapters: { create: [{ title: 'one' }, { title: 'two' }] } },
      { fields: 'id,title,author.name,chapters.title,chapters.position', ...inOrder },
    )
    expect(book).toMatchObject({
      author: { name: 'Jane' },
      chapters: [
        { title: 'one', position: 1 },
        { title: 'two', position: 2 },
      ],
    })
    const [author] = await books.list<{ id: number }>('authors')
    const update = (value: unknown, fields: string) => books.update('books', book.id, { author: value }, { fields })
    expect(await update({ id: author?.id, name: 'Jane Austen' }, 'author.name')).toEqual({ author: { name: 'Jane Austen' } })
    expect(await update(null, 'author')).toEqual({ author: null })
    expect(await update({ id: author?.id }, 'author')).toEqual({ author: author?.id })
  })

  it('takes a list of nested items for all of them: what is left out is unlinked', async () => {
    const create = (title: string, chapters: readonly string[]) =>
      books.create<{ id: string; chapters: number[] }>('books', { title, chapters: chapters.map((chapter) => ({ title: chapter })) })
    const book = await create('Emma', ['one', 'two'])
    const other = await create('Other', ['foreign'])
    const [first = 0, second] = [...book.chapters].sort((a, b) => a - b)
    const changed = await books.update<{ chapters: Chapter[] }>(
      'books',
      book.id,
      { chapters: [second, other.chapters[0], { title: 'new' }] },
      { fields: 'chapters.id,chapters.title', ...inOrder },
    )
    expect(changed.chapters.map(({ title }) => title)).toEqual(['two', 'foreign', 'new'])
    expect(await books.list('chapters', { filter: { id: { _eq: first } }, fields: 'book' })).toEqual([{ book: null }])
    await expect(books.update('books', book.id, { chapters: [999_999] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await books.update('books', book.id, { chapters: null }, { fields: 'chapters' })).toEqual({ chapters: [] })
    await expect(books.update('books', book.id, { chapters: { foo: [] } })).rejects.toMatchObject({
      extensions: { reason: 'Invalid one-to-many update structure: "foo" is not allowed' },
    })
  })

  it('needs permission for each collection, and writes nothing without it', async () => {
    const data = { title: 'x', author: { name: 'y' } }
    await expect(books.ask('clerk', { kind: 'create', collection: 'books', query: {}, data })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect([await books.count('authors'), await books.count('books')]).toEqual([0, 0])
  })
})
