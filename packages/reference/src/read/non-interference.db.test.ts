import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generateRestriction } from './generate-access.ts'
import { type Draw, type GeneratedDataset, generateDataset } from './generate-dataset.ts'
import { generateHiddenChanges } from './generate-hidden-changes.ts'
import { dropDataset, loadDataset } from './load-dataset.ts'
import { datasetOf, describeCase, generateReadCase, type LoadedDataset, readTextFromDatabase } from './read-case.ts'

const run = propertyRun(300)
const queriesPerDataset = 20

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  async function withDataset<Result>(generated: GeneratedDataset, work: (loaded: LoadedDataset) => Promise<Result>): Promise<Result> {
    const schema = await loadDataset(connection, dialect, generated)
    try {
      return await work({ connection, dialect, generated, schema })
    } finally {
      await dropDataset(connection, dialect, schema)
    }
  }

  it('answers the same, whatever is hidden', { timeout: 3_600_000 }, async () => {
    let compared = 0
    const property = fc.asyncProperty(fc.gen(), fc.integer(), async (gen, seed) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary)
      const generated = generateDataset(draw)
      const pair = await withDataset(generated, async (loaded) => {
        const access = generateRestriction(draw, loaded.schema)
        const changed = generateHiddenChanges(draw, generated, { dataset: datasetOf(loaded), access })
        const cases = Array.from({ length: changed === null ? 0 : queriesPerDataset }, (_, index) => ({
          ...generateReadCase(loaded.schema, seed + index),
          access,
        }))
        return { changed, cases, answers: await inTurn(cases, (readCase) => readTextFromDatabase(loaded, readCase)) }
      })
      const { changed, cases, answers } = pair
      if (changed === null) return
      const others = await withDataset(changed, (loaded) => inTurn(cases, (readCase) => readTextFromDatabase(loaded, readCase)))
      for (const [index, readCase] of cases.entries()) expect(others[index], describeCase(readCase, seed + index)).toBe(answers[index])
      compared += cases.length
    })
    await fc.assert(property, { numRuns: Math.ceil(run.cases / queriesPerDataset), seed: run.seed, endOnFailure: true })
    printRun('answers the same, whatever is hidden', database.name, { ...run, cases: compared })
    expect(compared).toBeGreaterThan(0)
  })
})

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}
