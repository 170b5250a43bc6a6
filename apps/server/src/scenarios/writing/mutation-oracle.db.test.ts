import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Mutation, mutations } from './generate-payload.ts'
import { labelChanges } from './label-changes.ts'
import { applyMutation, Refusal } from './mutation-oracle.ts'
import type { PressRows } from './open-press.ts'
import { requestOf } from './request-of.ts'
import { errorsOf, openStage, type Stage, sendAs } from './write-scenario.ts'

const run = propertyRun(60, 1)

eachDatabase((database) => {
  let stage: Stage
  let before: PressRows

  beforeAll(async () => {
    stage = await openStage(database)
    before = await stage.press.rows()
  })
  afterAll(() => stage.close())

  it('changes what the oracle says, or nothing', { timeout: 3_600_000 }, async () => {
    await fc.assert(fc.asyncProperty(mutations, compare), { numRuns: run.cases, seed: run.seed })
    printRun('changes what the oracle says, or nothing', database.name, run)
  })

  async function compare(mutation: Mutation): Promise<void> {
    const expected = expectation(mutation)
    const response = await sendAs(stage.press, 'admin', requestOf(mutation))
    const changes = labelChanges(before, await stage.press.rows())
    await stage.press.reset()
    const errors = errorsOf(response)
    expect({ isRefused: errors.length > 0, changes }, errors.join()).toEqual(expected)
    expect(response.statusCode, errors.join()).toBeLessThan(500)
  }

  function expectation(mutation: Mutation): { isRefused: boolean; changes: ReturnType<typeof labelChanges> } {
    try {
      return { isRefused: false, changes: labelChanges(before, applyMutation(before, mutation)) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { isRefused: true, changes: {} }
    }
  }
})
