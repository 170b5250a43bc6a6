import { keyOf, type Mutation, mutations, type PublisherRow, publisherRows, publisherTables } from '@recto/reference'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ReplayedItem, replayRevisions } from './replay-revisions.ts'
import { requestOf } from './request-of.ts'
import { openWriteScenarios, sendAs, type WriteScenarioServer } from './write-scenario.ts'

const run = propertyRun(40, 1)

/** Values in all the forms a client may send them in. */
const paper = fc.record(
  {
    title: fc.constantFrom('p', null),
    facts: fc.constantFrom({ a: [1] }, '{"a":2}', [1, 'x'], 'text', null),
    words: fc.constantFrom(['a', 'b'], 'a,b', null),
    printed: fc.constantFrom('2024-02-29', '2024-02-28T23:59:59Z', null),
    sent: fc.constantFrom('2024-02-28T10:00:00+02:00', '2024-02-28 10:00:00', null),
    price: fc.constantFrom(1.5, '2.25', null),
    copies: fc.constantFrom(7, '9007199254740993', null),
    is_final: fc.constantFrom(true, 0, 'true', null),
    secret: fc.constantFrom('swordfish', null),
    author: fc.constantFrom(1, '2', { title: 'new' }, null),
  },
  { requiredKeys: [] },
)

eachDatabase((database) => {
  let harness: WriteScenarioServer
  const send = (request: string, body: unknown) => sendAs(harness.publisher, 'admin', [request, body])

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
    await harness.publisher.reset({})
    for (const { name } of publisherTables) {
      const rows = publisherRows[name] ?? []
      if (rows.length > 0) expect((await send(`POST /items/${name}`, rows)).statusCode).toBe(200)
    }
  })
  afterAll(() => harness.close())

  it('is what activity and revisions say, replayed from nothing', { timeout: 3_600_000 }, async () => {
    for (const mutation of fc.sample<Mutation>(mutations, { numRuns: run.cases, seed: run.seed })) {
      expect((await sendAs(harness.publisher, 'admin', requestOf(mutation))).statusCode).toBeLessThan(500)
    }
    const papers: string[] = []
    for (const values of fc.sample(paper, { numRuns: run.cases, seed: run.seed })) {
      const key = papers[papers.length % 3]
      const response = await (papers.length < 6 || key === undefined
        ? send('POST /items/papers', values)
        : send(`PATCH /items/papers/${key}`, values))
      expect(response.statusCode, response.body).toBe(200)
      papers.push(response.json<{ data: { id: string } }>().data.id)
    }
    const items = await replayRevisions(harness.publisher)
    const rows = await harness.publisher.rows()
    for (const { name } of publisherTables) expectSame(name, rows[name] ?? [], items.get(name) ?? new Map<string, ReplayedItem>())
    printRun('is what activity and revisions say', database.name, run)
  })

  it('never shows a secret', async () => {
    for (const url of ['/revisions?limit=-1&fields=*', '/activity?limit=-1&fields=*.*'])
      expect((await harness.publisher.server.send('GET', url, { token: 'admin' })).body).not.toMatch(/swordfish|\$argon2/)
  })
})

function expectSame(table: string, rows: readonly PublisherRow[], items: ReadonlyMap<string, ReplayedItem>): void {
  expect([...items.keys()].toSorted(), table).toEqual(rows.map((row) => keyOf(table, row)).toSorted())
  const keys = publisherTables.find(({ name }) => name === table)
  for (const row of rows) {
    const { values = {}, isWhole = false } = items.get(keyOf(table, row)) ?? {}
    for (const [name, value] of Object.entries(values))
      expect(shown(name, row[name]), `${table} ${keyOf(table, row)} ${name}`).toEqual(shown(name, value))
    const own = Object.keys(row).filter((name) => keys?.references[name] === undefined && name !== 'item')
    if (isWhole) expect(Object.keys(values), table).toEqual(expect.arrayContaining(own))
  }
}

/** A decimal has the digits of its column only once it was stored. */
function shown(name: string, value: unknown): unknown {
  return name === 'price' && value !== null ? Number(value) : value
}
