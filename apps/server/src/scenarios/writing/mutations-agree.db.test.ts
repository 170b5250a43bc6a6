import { evaluateMutation, labelChanges, type Mutation, mutations, type PublisherRows, Refusal } from '@recto/reference'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestOf } from './request-of.ts'
import { errorsOf, openWriteScenarios, sendAs, type WriteScenarioServer } from './write-scenario.ts'

const run = propertyRun(60, 1)

eachDatabase((database) => {
  let harness: WriteScenarioServer
  let before: PublisherRows

  beforeAll(async () => {
    harness = await openWriteScenarios(database)
    before = await harness.publisher.rows()
  })
  afterAll(() => harness.close())

  it('changes what the reference model says, or nothing', { timeout: 3_600_000 }, async () => {
    await fc.assert(fc.asyncProperty(mutations, compare), { numRuns: run.cases, seed: run.seed })
    printRun('changes what the reference model says, or nothing', database.name, run)
  })

  async function compare(mutation: Mutation): Promise<void> {
    const expected = expectation(mutation)
    const response = await sendAs(harness.publisher, 'admin', requestOf(mutation))
    const changes = labelChanges(before, await harness.publisher.rows())
    await harness.publisher.reset()
    const errors = errorsOf(response)
    expect({ isRefused: errors.length > 0, changes }, errors.join()).toEqual(expected)
    expect(response.statusCode, errors.join()).toBeLessThan(500)
  }

  function expectation(mutation: Mutation): { isRefused: boolean; changes: ReturnType<typeof labelChanges> } {
    try {
      return { isRefused: false, changes: labelChanges(before, evaluateMutation(before, mutation)) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { isRefused: true, changes: {} }
    }
  }
})
