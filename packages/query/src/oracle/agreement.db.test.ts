import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerOf, type Bench, expectedOf, questionOf, told } from './bench.ts'
import { generateWorld } from './generate-world.ts'
import { dropWorld, loadWorld } from './load-world.ts'
import { printRun, propertyRun } from './property-run.ts'

const run = propertyRun(300)
const queriesPerWorld = 20

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  it('answers as the oracle does', { timeout: 3_600_000 }, async () => {
    const worlds = fc.gen().map((draw) => generateWorld((arbitrary) => draw(() => arbitrary)))
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer(), async (generated, seed) => {
        const schema = await loadWorld(connection, dialect, generated)
        try {
          for (let index = 0; index < queriesPerWorld; index++) await compare({ connection, dialect, generated, schema }, seed + index)
        } finally {
          await dropWorld(connection, dialect, schema)
        }
      }),
      { numRuns: Math.ceil(run.cases / queriesPerWorld), seed: run.seed, endOnFailure: true },
    )
    printRun('answers as the oracle does', database.name, run)
  })
})

async function compare(bench: Bench, seed: number): Promise<void> {
  const question = questionOf(bench.schema, seed)
  const [expected, actual] = [await expectedOf(bench, question), await answerOf(bench, question)]
  expect(actual, told(question, seed)).toEqual(expected)
}
