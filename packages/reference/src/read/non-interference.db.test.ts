import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerTextOf, type Bench, questionOf, told, worldOf } from './bench.ts'
import { generateRestriction } from './generate-access.ts'
import { generateTwin } from './generate-twin.ts'
import { type Draw, type GeneratedWorld, generateWorld } from './generate-world.ts'
import { dropWorld, loadWorld } from './load-world.ts'

const run = propertyRun(300)
const queriesPerWorld = 20

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  async function withWorld<Result>(generated: GeneratedWorld, work: (bench: Bench) => Promise<Result>): Promise<Result> {
    const schema = await loadWorld(connection, dialect, generated)
    try {
      return await work({ connection, dialect, generated, schema })
    } finally {
      await dropWorld(connection, dialect, schema)
    }
  }

  it('answers the same, whatever is hidden', { timeout: 3_600_000 }, async () => {
    let compared = 0
    const property = fc.asyncProperty(fc.gen(), fc.integer(), async (gen, seed) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary)
      const generated = generateWorld(draw)
      const pair = await withWorld(generated, async (bench) => {
        const access = generateRestriction(draw, bench.schema)
        const twin = generateTwin(draw, generated, { world: worldOf(bench), access })
        const questions = Array.from({ length: twin === null ? 0 : queriesPerWorld }, (_, index) => ({
          ...questionOf(bench.schema, seed + index),
          access,
        }))
        return { twin, questions, answers: await inTurn(questions, (question) => answerTextOf(bench, question)) }
      })
      const { twin, questions, answers } = pair
      if (twin === null) return
      const others = await withWorld(twin, (bench) => inTurn(questions, (question) => answerTextOf(bench, question)))
      for (const [index, question] of questions.entries()) expect(others[index], told(question, seed + index)).toBe(answers[index])
      compared += questions.length
    })
    await fc.assert(property, { numRuns: Math.ceil(run.cases / queriesPerWorld), seed: run.seed, endOnFailure: true })
    printRun('answers the same, whatever is hidden', database.name, { ...run, cases: compared })
    expect(compared).toBeGreaterThan(0)
  })
})

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}
