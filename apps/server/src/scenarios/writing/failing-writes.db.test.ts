import {
  invalidatePayload,
  labelChanges,
  type Mutation,
  mutations,
  type PublisherChanges,
  type PublisherRows,
  publisherTables,
} from '@recto/reference'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestOf } from './request-of.ts'
import { type PermissionRow, permitAll } from './test-accounts.ts'
import { errorsOf, openWriteScenarios, recordEvents, sendAs, type WriteScenarioServer } from './write-scenario.ts'

const run = propertyRun(25, 1)
const place = fc.record({ at: fc.nat(50), how: fc.nat(5) })
const spoiled = fc
  .tuple(mutations, place)
  .filter(([{ method }]) => method !== 'DELETE')
  .map(([mutation, where]) => ({ ...mutation, payload: invalidatePayload(mutation.table, mutation.payload, where) }))

type Restriction = (permits: readonly PermissionRow[]) => readonly PermissionRow[]

/** One thing more that is asked of somebody. */
const restrictions: fc.Arbitrary<Restriction> = fc
  .record({
    collection: fc.constantFrom('authors', 'books', 'chapters', 'lines', 'notes', 'tags', 'books_tags', 'books_blocks', 'texts'),
    action: fc.constantFrom('create', 'update', 'delete'),
    part: fc.oneof(
      fc.constant(null),
      fc.constant({ fields: ['title'] }),
      fc.constant({ permissions: { title: { _nin: ['Emma', 'e1', 'n1', 'Ann', 't1'] } } }),
      fc.constantFrom('x1', 'x2', 'x3').map((title) => ({ validation: { title: { _neq: title } } })),
    ),
  })
  .map(({ collection, action, part }) => (permits) => {
    const isMeant = (row: PermissionRow): boolean => row.collection === collection && row.action === action
    if (part === null) return permits.filter((row) => !isMeant(row))
    return permits.map((row) => (isMeant(row) ? narrowed(row, part) : row))
  })

function narrowed(row: PermissionRow, part: Partial<PermissionRow>): PermissionRow {
  const both = (['permissions', 'validation'] as const).filter((name) => row[name] !== undefined && part[name] !== undefined)
  return { ...row, ...part, ...Object.fromEntries(both.map((name) => [name, { _and: [row[name], part[name]] }])) }
}

const everything = permitAll(...publisherTables.map(({ name }) => name))

eachDatabase((database) => {
  let harness: WriteScenarioServer
  let before: PublisherRows
  const seen = new Set<string>()

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
    before = await harness.publisher.rows()
  })
  afterAll(() => harness.close())

  it('leaves everything as it was when a part of a write fails', { timeout: 3_600_000 }, async () => {
    await fc.assert(fc.asyncProperty(spoiled, failsWithoutTrace), { numRuns: run.cases, seed: run.seed })
    printRun('leaves everything as it was when a part of a write fails', database.name, run)
  })

  async function failsWithoutTrace(mutation: Mutation): Promise<void> {
    const heard = recordEvents(harness.publisher)
    const whole = await harness.publisher.dump()
    const response = await sendAs(harness.publisher, 'admin', requestOf(mutation))
    await harness.publisher.server.platform.events.settled()
    heard.end()
    const left = await harness.publisher.dump()
    if (left !== whole) await harness.publisher.reset()
    expect(response.statusCode, response.body).toBeGreaterThanOrEqual(400)
    expect(response.statusCode, response.body).toBeLessThan(500)
    expect(left).toBe(whole)
    expect(heard.events((_table, key) => key)).toEqual([])
  }

  it('permits no more when more is asked', { timeout: 3_600_000 }, async () => {
    seen.clear()
    await fc.assert(fc.asyncProperty(mutations, fc.array(restrictions, { maxLength: 2 }), restrictions, narrowsOnly), {
      numRuns: run.cases,
      seed: run.seed,
    })
    // The property says nothing unless some writes pass, some are stopped by what is asked more, and some never passed.
    expect([...seen].toSorted()).toEqual(['passed', 'refused', 'stopped'])
    printRun('permits no more when more is asked', database.name, run)
  })

  async function narrowsOnly(mutation: Mutation, asked: readonly Restriction[], more: Restriction): Promise<void> {
    const wide = asked.reduce((permits, restriction) => restriction(permits), everything)
    const [first, second] = [await writeWith(wide, mutation), await writeWith(more(wide), mutation)]
    // What is written does not depend on how much else would have been permitted.
    if (!second.isRefused) expect(second).toEqual(first)
    if (first.isRefused) expect(second.isRefused).toBe(true)
    if (first.isRefused) seen.add('refused')
    else seen.add(second.isRefused ? 'stopped' : 'passed')
  }

  async function writeWith(
    permits: readonly PermissionRow[],
    mutation: Mutation,
  ): Promise<{ isRefused: boolean; changes: PublisherChanges }> {
    await harness.accounts.grant('clerk', [{ by: 'user', permits }])
    const whole = await harness.publisher.dump()
    const response = await sendAs(harness.publisher, 'clerk', requestOf(mutation))
    const isRefused = errorsOf(response).length > 0
    if (isRefused) expect(await harness.publisher.dump()).toBe(whole)
    const changes = labelChanges(before, await harness.publisher.rows())
    if (!isRefused) await harness.publisher.reset()
    return { isRefused, changes }
  }
})
