import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Permit, permitAll } from './cast.ts'
import { type Mutation, mutations } from './generate-payload.ts'
import { labelChanges, type PressChanges } from './label-changes.ts'
import type { PressRows } from './open-press.ts'
import { pressTables } from './press-tables.ts'
import { requestOf } from './request-of.ts'
import { spoil } from './spoil-payload.ts'
import { errorsOf, listen, openStage, type Stage, sendAs } from './write-scenario.ts'

const run = propertyRun(25, 1)
const place = fc.record({ at: fc.nat(50), how: fc.nat(5) })
const spoiled = fc
  .tuple(mutations, place)
  .filter(([{ method }]) => method !== 'DELETE')
  .map(([mutation, where]) => ({ ...mutation, payload: spoil(mutation.table, mutation.payload, where) }))

type Restriction = (permits: readonly Permit[]) => readonly Permit[]

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
    const isMeant = (row: Permit): boolean => row.collection === collection && row.action === action
    if (part === null) return permits.filter((row) => !isMeant(row))
    return permits.map((row) => (isMeant(row) ? narrowed(row, part) : row))
  })

function narrowed(row: Permit, part: Readonly<Record<string, unknown>>): Permit {
  const both = ['permissions', 'validation'].filter((name) => row[name] !== undefined && part[name] !== undefined)
  return { ...row, ...part, ...Object.fromEntries(both.map((name) => [name, { _and: [row[name], part[name]] }])) }
}

const everything = permitAll(...pressTables.map(({ name }) => name))

eachDatabase((database) => {
  let stage: Stage
  let before: PressRows
  const seen = new Set<string>()

  beforeAll(async () => {
    stage = await openStage(database)
    before = await stage.press.rows()
  })
  afterAll(() => stage.close())

  it('leaves everything as it was when a part of a write fails', { timeout: 3_600_000 }, async () => {
    await fc.assert(fc.asyncProperty(spoiled, failsWithoutTrace), { numRuns: run.cases, seed: run.seed })
    printRun('leaves everything as it was when a part of a write fails', database.name, run)
  })

  async function failsWithoutTrace(mutation: Mutation): Promise<void> {
    const heard = listen(stage.press)
    const whole = await stage.press.dump()
    const response = await sendAs(stage.press, 'admin', requestOf(mutation))
    await stage.press.server.platform.events.settled()
    heard.end()
    const left = await stage.press.dump()
    if (left !== whole) await stage.press.reset()
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

  async function writeWith(permits: readonly Permit[], mutation: Mutation): Promise<{ isRefused: boolean; changes: PressChanges }> {
    await stage.cast.grant('clerk', [{ by: 'user', permits }])
    const whole = await stage.press.dump()
    const response = await sendAs(stage.press, 'clerk', requestOf(mutation))
    const isRefused = errorsOf(response).length > 0
    if (isRefused) expect(await stage.press.dump()).toBe(whole)
    const changes = labelChanges(before, await stage.press.rows())
    if (!isRefused) await stage.press.reset()
    return { isRefused, changes }
  }
})
