import type { Connection, Statement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openWritesServer, type WritesServer } from './testing/writes-server.ts'

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

eachDatabase((database) => {
  let server: WritesServer
  let statements = 0
  const dataOf = async (request: string, body?: unknown) => {
    statements = 0
    const answer = await server.send('admin', request, body)
    expect([200, 204], answer.body).toContain(answer.statusCode)
    return answer.body === '' ? null : answer.json().data
  }
  const revisionsOf = (collection: string, item: string) =>
    dataOf(`GET /revisions?filter[collection]=${collection}&filter[item]=${item}&sort=-id&limit=1&fields=data,delta,activity.action`)
  /** Where rows can be bound as a list their number does not matter; elsewhere each needs a statement of its own. */
  const mostPerItem = (rows: number) => (server.platform.dialect.expressions.rowList === undefined ? rows : 0)

  beforeAll(async () => {
    server = await openWritesServer(database)
    Object.assign(server.platform, { connection: counted(server.platform.connection, () => statements++) })
  })
  afterAll(async () => {
    await server.app.close()
    await server.platform.connection.close()
  })
  beforeEach(async () => {
    for (const collection of ['chapters', 'books', 'authors', 'lines'])
      await dataOf(`DELETE /items/${collection}`, { query: { limit: -1 } })
  })

  const bookOf = (index: number) => ({
    title: index % 7 === 0 ? `"quoted" \\ ${index} 😀` : `Book ${index}`,
    pages: index % 3 === 0 ? null : index,
    meta: index % 2 === 0 ? null : { a: [index, 'é "q"', null] },
    published: index % 5 === 0 ? null : '2024-02-29',
    secret: index % 4 === 0 ? null : 'swordfish',
  })

  it('creates many as it creates one', async () => {
    const books = Array.from({ length: 60 }, (_, index) => bookOf(index))
    const created = await dataOf('POST /items/books?fields=title,pages,meta,published,id', books)
    const byTitle = new Map(created.map((book: { title: string }) => [book.title, book]))
    for (const book of books) {
      const { secret: _, ...shown } = book
      expect(byTitle.get(book.title)).toMatchObject(shown)
    }
    const [some] = created.filter(({ title }: { title: string }) => title === bookOf(7).title)
    const [revision] = await revisionsOf('books', some.id)
    const { secret: _, ...shown } = bookOf(7)
    expect(revision).toEqual({
      data: { ...shown, secret: '**********' },
      delta: { ...shown, secret: '**********' },
      activity: { action: 'create' },
    })
  })

  it('gives each of many the key that is its own, and records it under that', async () => {
    for (const round of ['first', 'second']) {
      const names = Array.from({ length: 60 }, (_, index) => ({ name: `${round} ${index} "😀"` }))
      const authors: { id: number; name: string }[] = await dataOf('POST /items/authors?fields=id,name&sort=id', names)
      expect(authors.map(({ name }) => ({ name }))).toEqual(names)
      for (const { id, name } of [authors[0], authors[40], authors[59]] as typeof authors) {
        expect(await dataOf(`GET /items/authors/${id}?fields=name`)).toEqual({ name })
        expect(await revisionsOf('authors', String(id))).toEqual([{ data: { name }, delta: { name }, activity: { action: 'create' } }])
      }
    }
  })

  it('records many changes of a query as it records one', async () => {
    await dataOf(
      'POST /items/books',
      Array.from({ length: 30 }, (_, index) => bookOf(index)),
    )
    const ids: { id: string }[] = await dataOf('GET /items/books?fields=id&sort=title&limit=-1')
    await dataOf('PATCH /items/books', { query: { limit: -1 }, data: { status: 'seen' } })
    expect(statements).toBeLessThan(30)
    const bulk = await Promise.all(ids.map(({ id }) => revisionsOf('books', id)))
    for (const { id } of ids) await dataOf(`PATCH /items/books/${id}`, { status: 'seen' })
    const single = await Promise.all(ids.map(({ id }) => revisionsOf('books', id)))
    expect(bulk).toEqual(single)
    expect(bulk[0]?.[0].data).toMatchObject({ status: 'seen', id: ids[0]?.id })
  })

  it('changes each of many in its own way with few statements', async () => {
    const names = Array.from({ length: 50 }, (_, index) => ({ name: `Author ${index}` }))
    const authors: { id: number; name: string }[] = await dataOf('POST /items/authors?fields=id,name', names)
    const changes = authors.map(({ id, name }) => ({
      id,
      name: `${name} "II" \\`,
      ...(id % 2 === 0 ? { email: `${id}@example.com` } : {}),
    }))
    const changed = await dataOf('PATCH /items/authors?fields=id,name,email&sort=id', changes)
    expect(statements).toBeLessThan(20 + mostPerItem(50))
    expect(changed).toEqual(changes.map((change) => ({ email: null, ...change })).toSorted((a, b) => a.id - b.id))
    const lines = Array.from({ length: 20 }, (_, a) => ({ a, b: `line, ${a}`, n: a }))
    await dataOf('POST /items/lines', lines)
    await dataOf(
      'PATCH /items/lines',
      lines.map((line) => ({ ...line, n: line.n * 2 })),
    )
    expect(await dataOf('GET /items/lines?sort=a&limit=-1')).toEqual(lines.map((line) => ({ ...line, n: line.n * 2 })))
  })

  it('changes an item twice that is named twice', async () => {
    const { id } = await dataOf('POST /items/authors', { name: 'Jane' })
    const other = await dataOf('POST /items/authors', { name: 'Ann' })
    await dataOf('PATCH /items/authors', [
      { id, name: 'one' },
      { id: other.id, name: 'Anne' },
      { id, email: 'e' },
      { id, name: 'two' },
    ])
    expect(await dataOf('GET /items/authors?fields=name,email&sort=id')).toEqual([
      { name: 'two', email: 'e' },
      { name: 'Anne', email: null },
    ])
  })

  it('writes the children of one item, and of many, with few statements', async () => {
    const chapters = Array.from({ length: 40 }, (_, index) => ({ title: `Chapter ${index}` }))
    const book = await dataOf('POST /items/books?fields=id,chapters.id,chapters.title', { title: 'Emma', chapters })
    expect(book.chapters.map(({ title }: { title: string }) => title)).toEqual(chapters.map(({ title }) => title))
    expect(statements).toBeLessThan(15)
    const renamed = book.chapters.map(({ id }: { id: number }) => ({ id, title: `Renamed ${id}` }))
    const again = await dataOf(`PATCH /items/books/${book.id}?fields=chapters.id,chapters.title`, { chapters: renamed })
    expect(again.chapters).toEqual(renamed)
    expect(statements).toBeLessThan(25 + mostPerItem(40))
    await dataOf(
      'POST /items/books',
      Array.from({ length: 20 }, (_, index) => ({ title: `${index}`, chapters, author: { name: `Of ${index}` } })),
    )
    expect(statements).toBeLessThan(60)
    const counts = await dataOf('GET /items/books?fields=title,count(chapters),author.name&filter[title][_neq]=Emma&limit=-1')
    for (const { title, chapters_count, author } of counts)
      expect({ chapters_count, author }).toEqual({ chapters_count: 40, author: { name: `Of ${title}` } })
    expect(counts).toHaveLength(20)
  })

  it('upserts many with few statements, and those that mean the same one after the other', async () => {
    const rows = (from: number, to: number, suffix: string) =>
      Array.from({ length: to - from }, (_, index) => ({ email: `${from + index}@example.com`, name: `Author ${from + index}${suffix}` }))
    await dataOf('POST /items/authors?upsert=email', rows(0, 30, ''))
    expect(statements).toBeLessThan(20)
    await dataOf('POST /items/authors?upsert=email', rows(20, 60, '!'))
    expect(statements).toBeLessThan(25 + mostPerItem(10))
    const all: { name: string }[] = await dataOf('GET /items/authors?fields=name&sort=id&limit=-1')
    expect(all.map(({ name }) => name)).toEqual([...rows(0, 20, ''), ...rows(20, 60, '!')].map(({ name }) => name))
    await dataOf('POST /items/authors?upsert=email', [
      { email: 'new', name: 'first' },
      { email: '0@example.com', name: 'zero' },
      { email: 'new', name: 'second' },
    ])
    expect(await dataOf('GET /items/authors?fields=name&filter[email]=new')).toEqual([{ name: 'second' }])
  })
})
