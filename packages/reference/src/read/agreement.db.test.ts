import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assertForDatasets } from './assert-for-datasets.ts'
import { describeCase, generateReadCase, readFromDatabase, readFromModel } from './read-case.ts'

const run = propertyRun(300)

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  it('answers as the reference model does', { timeout: 3_600_000 }, async () => {
    await assertForDatasets({ connection, dialect }, run, async (loaded, seed) => {
      const readCase = generateReadCase(loaded.schema, seed)
      const [expected, actual] = [await readFromModel(loaded, readCase), await readFromDatabase(loaded, readCase)]
      expect(actual, describeCase(readCase, seed)).toEqual(expected)
    })
    printRun('answers as the reference model does', database.name, run)
  })
})
