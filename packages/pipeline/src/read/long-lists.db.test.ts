import { RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../input.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const columns = Array.from({ length: 1000 }, (_, index) => `c${index}`)
const wide = [
  `CREATE TABLE wide (id INTEGER PRIMARY KEY, ${columns.map((name) => `${name} TEXT`).join(', ')})`,
  "INSERT INTO wide (id, c998) VALUES (1, 'a needle')",
]
const lengths = [40_000, 100_000]

eachDatabase((database) => {
  let tables: OpenTables
  // A row of InnoDB has no room for so many.
  const hasWideTables = database.name === 'sqlite' || database.name === 'postgres'
  beforeAll(async () => {
    tables = await openTables(database, [
      'CREATE TABLE words (id INTEGER PRIMARY KEY, word VARCHAR(20))',
      'CREATE TABLE seats (row_no INTEGER, seat INTEGER, taken INTEGER, PRIMARY KEY (row_no, seat))',
      'INSERT INTO seats VALUES (1, 1, 0), (1, 2, 0)',
      ...(hasWideTables ? wide : []),
    ])
  })
  beforeEach(async () => {
    await tables.rows('DELETE FROM words')
    await tables.rows("INSERT INTO words VALUES (1, 'one'), (2, 'two'), (3, 'three')")
    await tables.rows('UPDATE seats SET taken = 0')
  })
  afterAll(() => tables.platform.connection.close())

  /** The answer, or the refusal that names the limit. */
  const answerOrRefusal = async (input: Input): Promise<unknown> => {
    try {
      return await tables.answer(input)
    } catch (error) {
      if (!(error instanceof RectoError) || error.code !== 'INVALID_QUERY') throw error
      expect(error.message).toContain('values')
      expect(error.message).toMatch(/\d{4,}/)
      return 'refused'
    }
  }
  const read = (filter: JsonObject): Input => ({ kind: 'read', collection: 'words', query: { filter, fields: ['id'] } })

  describe.each(lengths)('a list of %d values', (length) => {
    const numbers = Array.from({ length }, (_, index) => index + 2)
    const texts = numbers.map((number) => `w${number}`)

    it.each(['_in', '_nin'])('in %s is answered, or refused with the limit', async (operator) => {
      const found = operator === '_in' ? [{ id: 2 }, { id: 3 }] : [{ id: 1 }]
      expect([found, 'refused']).toContainEqual(await answerOrRefusal(read({ id: { [operator]: numbers } })))
      const byText = operator === '_in' ? [] : [{ id: 1 }, { id: 2 }, { id: 3 }]
      expect([byText, 'refused']).toContainEqual(await answerOrRefusal(read({ word: { [operator]: texts } })))
    })

    it('of keys changes and deletes those that are there', async () => {
      const update = { kind: 'update', collection: 'words', query: { fields: ['id'] }, keys: numbers, data: { word: 'changed' } } as const
      const isChanged = (await answerOrRefusal(update)) !== 'refused'
      const after = isChanged ? ['one', 'changed', 'changed'] : ['one', 'two', 'three']
      expect(await tables.list('words', { fields: ['word'] })).toEqual(after.map((word) => ({ word })))
      const isDeleted = (await answerOrRefusal({ kind: 'delete', collection: 'words', query: {}, keys: numbers.slice(1) })) !== 'refused'
      expect(await tables.list('words', { fields: ['id'] })).toHaveLength(isDeleted ? 2 : 3)
    })
  })

  it('is answered of keys of two columns, however many were changed', async () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `1,${index + 2}`)
    const input = { kind: 'update', collection: 'seats', query: { fields: ['seat'] }, keys, data: { taken: 1 } } as const
    expect(await tables.answer(input)).toEqual([{ seat: 2 }])
    expect(await tables.list('seats', { fields: ['taken'] })).toEqual([{ taken: 0 }, { taken: 1 }])
  })

  it.runIf(hasWideTables)('is searched for in a thousand columns', async () => {
    expect(await tables.list('wide', { search: 'needle', fields: ['id'] })).toEqual([{ id: 1 }])
    expect(await tables.list('wide', { search: 'nothing', fields: ['id'] })).toEqual([])
  })
})
