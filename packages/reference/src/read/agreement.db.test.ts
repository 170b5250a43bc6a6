import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerOf, expectedOf, questionOf, told } from './bench.ts'
import { assertInWorlds } from './in-worlds.ts'

const run = propertyRun(300)

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  it('answers as the oracle does', { timeout: 3_600_000 }, async () => {
    await assertInWorlds({ connection, dialect }, run, async (bench, seed) => {
      const question = questionOf(bench.schema, seed)
      const [expected, actual] = [await expectedOf(bench, question), await answerOf(bench, question)]
      expect(actual, told(question, seed)).toEqual(expected)
    })
    printRun('answers as the oracle does', database.name, run)
  })
})
