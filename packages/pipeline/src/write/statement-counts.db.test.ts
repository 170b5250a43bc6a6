import type { Connection, Statement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'
import { variedBook } from '../testing/varied-book.ts'

/** A connection that reports the statements it runs. */
function counted(connection: Connection, report: (statement: Statement) => void): Connection {
  const reported =
    <Value>(run: (statement: Statement) => Value) =>
    (statement: Statement): Value => {
      report(statement)
      return run(statement)
    }
  return {
    ...connection,
    rows: reported((statement) => connection.rows(statement)) as Connection['rows'],
    text: reported((statement) => connection.text(statement)),
    texts: reported((statement) => connection.texts(statement)),
    execute: reported((statement) => connection.execute(statement)),
    transaction: (work) => connection.transaction((session) => work(counted(session, report))),
  }
}

/** Writes of many items: the number of statements does not grow with them, and the result is that of single writes. */
eachDatabase((database) => {
  let books: Books
  let statements = 0
  beforeAll(async () => {
    books = await openBooks(database)
    Object.assign(books.platform, { connection: counted(books.platform.connection, () => statements++) })
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  /** Runs a request and counts the statements of it alone. */
  const counting = async <Data>(work: () => Promise<Data>): Promise<Data> => {
    statements = 0
    return await work()
  }
  /** Where rows can be bound as a list their number does not matter; elsewhere each needs a statement of its own. */
  const mostPerItem = (rows: number) => (books.platform.dialect.expressions.rowList === undefined ? rows : 0)
  const updateEach = <Data>(collection: string, each: readonly unknown[], query = {}) =>
    books.ask<Data>('admin', { kind: 'update', collection, query, each })
  const merge = (data: unknown) => books.ask('admin', { kind: 'merge', collection: 'authors', query: {}, on: ['email'], data })
  const latestRevisions = async (ids: readonly string[]) => {
    const filter = (id: string) => ({ collection: { _eq: 'books' }, item: { _eq: id } })
    const query = { sort: '-id', limit: 1, fields: 'data,delta,activity.action' }
    return await Promise.all(ids.map(async (id) => (await books.list('directus_revisions', { ...query, filter: filter(id) }))[0]))
  }

  it('records a change of many items as it records changes of one', async () => {
    await books.create(
      'books',
      Array.from({ length: 30 }, (_, index) => variedBook(index)),
    )
    const ids = (await books.list<{ id: string }>('books', { fields: 'id', sort: 'title' })).map(({ id }) => id)
    const data = { status: 'seen' }
    await counting(() => books.ask('admin', { kind: 'update', collection: 'books', query: {}, selection: { limit: -1 }, data }))
    expect(statements).toBeLessThan(30)
    const together = await latestRevisions(ids)
    for (const id of ids) await books.update('books', id, data)
    expect(together).toEqual(await latestRevisions(ids))
    expect(together[0]?.['data']).toMatchObject({ status: 'seen', id: ids[0] })
  })

  it('changes each of many in its own way', async () => {
    const names = Array.from({ length: 50 }, (_, index) => ({ name: `Author ${index}` }))
    const authors = await books.create<{ id: number; name: string }[]>('authors', names, { fields: 'id,name' })
    const changes = authors.map(({ id, name }) => ({
      id,
      name: `${name} "II" \\`,
      ...(id % 2 === 0 ? { email: `${id}@example.com` } : {}),
    }))
    const changed = await counting(() => updateEach('authors', changes, { fields: 'id,name,email', sort: 'id' }))
    expect(statements).toBeLessThan(20 + mostPerItem(50))
    expect(changed).toEqual(changes.map((change) => ({ email: null, ...change })).toSorted((a, b) => a.id - b.id))
    const lines = Array.from({ length: 20 }, (_, a) => ({ a, b: `line, ${a}`, n: a }))
    await books.create('lines', lines)
    const doubled = lines.map((line) => ({ ...line, n: line.n * 2 }))
    await updateEach('lines', doubled)
    expect(await books.list('lines', { sort: 'a' })).toEqual(doubled)
  })

  it('writes the children of one item, and of many', async () => {
    interface Book {
      readonly id: string
      readonly chapters: readonly { readonly id: number; readonly title: string }[]
    }
    const chapters = Array.from({ length: 40 }, (_, index) => ({ title: `Chapter ${index}` }))
    const fields = 'id,chapters.id,chapters.title'
    const book = await counting(() => books.create<Book>('books', { title: 'Emma', chapters }, { fields }))
    expect(book.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title))
    expect(statements).toBeLessThan(15)
    const renamed = book.chapters.map(({ id }) => ({ id, title: `Renamed ${id}` }))
    const again = await counting(() => books.update<Book>('books', book.id, { chapters: renamed }, { fields }))
    expect(again.chapters).toEqual(renamed)
    expect(statements).toBeLessThan(25 + mostPerItem(40))
    const twenty = Array.from({ length: 20 }, (_, index) => ({ title: `${index}`, chapters, author: { name: `Of ${index}` } }))
    await counting(() => books.create('books', twenty))
    expect(statements).toBeLessThan(60)
    const filter = { title: { _neq: 'Emma' } }
    const found = await books.list('books', { fields: 'title,count(chapters),author.name', filter, sort: 'id' })
    expect(found).toHaveLength(20)
    for (const { title, chapters_count, author } of found)
      expect({ chapters_count, author }).toEqual({ chapters_count: 40, author: { name: `Of ${String(title)}` } })
  })

  it('merges many, and those with the same natural key one after the other', async () => {
    const rows = (from: number, to: number, suffix: string) =>
      Array.from({ length: to - from }, (_, index) => ({ email: `${from + index}@example.com`, name: `Author ${from + index}${suffix}` }))
    await counting(() => merge(rows(0, 30, '')))
    expect(statements).toBeLessThan(20)
    await counting(() => merge(rows(20, 60, '!')))
    expect(statements).toBeLessThan(25 + mostPerItem(10))
    const all = await books.list<{ name: string }>('authors', { fields: 'name', sort: 'id' })
    expect(all.map(({ name }) => name)).toEqual([...rows(0, 20, ''), ...rows(20, 60, '!')].map(({ name }) => name))
    await merge([
      { email: 'new', name: 'first' },
      { email: '0@example.com', name: 'zero' },
      { email: 'new', name: 'second' },
    ])
    expect(await books.list('authors', { fields: 'name', filter: { email: { _eq: 'new' } } })).toEqual([{ name: 'second' }])
  })
})
