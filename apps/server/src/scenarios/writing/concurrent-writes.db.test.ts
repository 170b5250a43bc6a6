import { compile, sql } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { permit } from './test-accounts.ts'
import { openWriteScenarios, sendAs, type WriteScenarioServer } from './write-scenario.ts'

eachDatabase((database) => {
  let harness: WriteScenarioServer

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
  })
  afterAll(() => harness.close())
  beforeEach(() => harness.publisher.reset())

  const statuses = async (requests: readonly ReturnType<typeof sendAs>[]) =>
    (await Promise.all(requests)).map(({ statusCode }) => statusCode)
  const books = async () => (await harness.publisher.rows())['books'] ?? []

  it('writes no item that its rule has stopped to find meanwhile', async () => {
    // Each request moves the item on by one; only the first to see a state may leave it.
    await harness.accounts.grant('clerk', [
      { by: 'user', permits: [permit('books', 'update', { permissions: { status: { _eq: 'draft' } } })] },
    ])
    for (let round = 0; round < 5; round += 1) {
      await harness.publisher.reset()
      const answers = await statuses(
        Array.from({ length: 8 }, (_, index) =>
          sendAs(harness.publisher, 'clerk', ['PATCH /items/books/1', { status: `taken by ${index}` }]),
        ),
      )
      expect(answers.toSorted()).toEqual([204, ...Array.from({ length: 7 }, () => 403)])
      expect((await books())[0]?.['status']).toBe(`taken by ${answers.indexOf(204)}`)
    }
  })

  it('asks for each item of a list as it is when its turn comes', async () => {
    // Listeners see every payload before the transaction: what they do counts when the rows are looked at.
    await harness.accounts.grant('clerk', [
      { by: 'user', permits: [permit('books', 'update', { permissions: { status: { _neq: 'locked' } } })] },
    ])
    const { events } = harness.publisher.server.platform
    const meanwhile: Promise<void>[] = []
    const end = events.onFilter('books.items.update', async (_payload, { keys }) => {
      if ((keys as readonly number[])[0] !== 2 || meanwhile.length > 0) return
      const locked = lockBook(2)
      meanwhile.push(locked)
      await locked
    })
    try {
      const list = [
        { id: 1, pages: 77 },
        { id: 2, pages: 77 },
      ]
      const { statusCode } = await sendAs(harness.publisher, 'clerk', ['PATCH /items/books', list])
      await Promise.all(meanwhile)
      const [first, second] = await books()
      expect(second?.['status']).toBe('locked')
      expect([statusCode, first?.['pages'], second?.['pages']]).toEqual([403, 10, 200])
    } finally {
      end()
    }
  })

  it('locks the items of several lists without standing in its own way', async () => {
    const orders = [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3],
      [3, 1],
    ]
    const requests = Array.from({ length: 16 }, (_, index) =>
      sendAs(harness.publisher, 'admin', ['PATCH /items/books', { keys: orders[index % orders.length], data: { pages: index } }]),
    )
    expect(new Set(await statuses(requests))).toEqual(new Set([200]))
  })

  it('makes what has to be unique once', async () => {
    const requests = Array.from({ length: 8 }, (_, index) =>
      sendAs(harness.publisher, 'admin', [
        'POST /items/authors',
        { title: `a${index}`, email: 'one@example.com', books: [{ title: `b${index}` }] },
      ]),
    )
    expect((await statuses(requests)).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 400)])
    const rows = await harness.publisher.rows()
    expect([rows['authors']?.length, rows['books']?.length]).toEqual([4, 4])
  })

  it('leaves the children of exactly one of the lists', async () => {
    const lists = ['a', 'b', 'c', 'd'].map((name) => [1, 2, 3].map((index) => ({ title: `${name}${index}` })))
    const requests = lists
      .flatMap((chapters) => [chapters, chapters])
      .map((chapters) => sendAs(harness.publisher, 'admin', ['PATCH /items/books/1', { chapters }]))
    expect(new Set(await statuses(requests))).toEqual(new Set([200]))
    const children = (await harness.publisher.rows())['chapters']?.filter(({ book }) => book === 1).map(({ title }) => String(title)) ?? []
    expect(children).toHaveLength(3)
    expect(new Set(children.map((title) => title[0])).size).toBe(1)
  })

  it('deletes an item or changes it, never both in part', async () => {
    for (let round = 0; round < 4; round += 1) {
      await harness.publisher.reset()
      const [deleted, changed] = await statuses([
        sendAs(harness.publisher, 'admin', ['DELETE /items/notes', [1, 2]]),
        sendAs(harness.publisher, 'admin', [
          'PATCH /items/books/1',
          { pages: 99, notes: { update: [{ id: 1, title: 'changed' }], create: [{ title: 'new' }] } },
        ]),
      ])
      const { notes = [], books: [book] = [] } = await harness.publisher.rows()
      expect([deleted, changed]).toEqual([204, 200])
      expect(notes.filter((note) => note['book'] === 1).map(({ title }) => title)).toEqual(['new'])
      expect(book?.['pages']).toBe(99)
    }
  })

  async function lockBook(id: number): Promise<void> {
    const { platform } = harness.publisher.server
    const { identifier, table } = platform.dialect.expressions
    const statement = sql`UPDATE ${table({ schema: null, name: 'books' })} SET ${identifier('status')} = ${'locked'} WHERE ${identifier('id')} = ${id}`
    await platform.connection.execute(compile(platform.dialect, statement))
  }
})
