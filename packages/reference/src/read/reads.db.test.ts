import { type Connection, dialectFor } from '@recto/dialects'
import type { KeyValues, Query } from '@recto/query'
import type { Schema } from '@recto/schema'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assertForDatasets } from './assert-for-datasets.ts'
import { countInDatabase, countInModel, readAllPages } from './counts-and-pages.ts'
import { describeCase, generateReadCase, type LoadedDataset, type ReadCase, readFromDatabase, readFromModel } from './read-case.ts'

const run = propertyRun(100)

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  const holds = async (property: string, compare: (loaded: LoadedDataset, seed: number) => Promise<void>): Promise<void> => {
    await assertForDatasets({ connection, dialect }, run, compare)
    printRun(property, database.name, run)
  }

  it('gives every item once, in order, to who follows the cursors', { timeout: 3_600_000 }, () =>
    holds('cursors', async (loaded, seed) => {
      const readCase = itemsOf(generateReadCase(loaded.schema, seed))
      const pages = { ...readCase, query: { ...readCase.query, limit: 1 + (Math.abs(seed) % 3) } }
      expect(await readAllPages(loaded, pages), describeCase(pages, seed)).toEqual(await readFromModel(loaded, readCase))
    }),
  )

  it('finds the items with certain keys, and no others', { timeout: 3_600_000 }, () =>
    holds('keys', async (loaded, seed) => {
      const readCase = generateReadCase(loaded.schema, seed)
      const keys = keysOf(loaded, readCase.collection, seed)
      const [key] = keys
      for (const addressed of [{ ...readCase, keys }, ...(key === undefined ? [] : [{ ...readCase, key }])]) {
        expect(await readFromDatabase(loaded, addressed), `${describeCase(readCase, seed)} ${JSON.stringify(keys)}`).toEqual(
          await readFromModel(loaded, addressed),
        )
      }
    }),
  )

  it('sorts whole tables by what lies behind relations', { timeout: 3_600_000 }, () =>
    holds('sorts of whole tables', async (loaded, seed) => {
      const readCase = wholeTable(sortedThroughRelation(loaded.schema, seed))
      expect(await readFromDatabase(loaded, readCase), describeCase(readCase, seed)).toEqual(await readFromModel(loaded, readCase))
    }),
  )

  it('counts what may be seen, and what of it is found', { timeout: 3_600_000 }, () =>
    holds('counts', async (loaded, seed) => {
      const readCase = generateReadCase(loaded.schema, seed)
      expect(await countInDatabase(loaded, readCase), describeCase(readCase, seed)).toEqual(await countInModel(loaded, readCase))
    }),
  )
})

/** The same readCase about all items, without any page or group. */
function itemsOf({ query, ...readCase }: ReadCase): ReadCase {
  const whole: Query = { ...query, aggregate: null, groupBy: null, having: null, limit: -1, offset: null, page: null }
  return { ...readCase, query: whole }
}

/** A readCase with an order that relations decide, if the dataset has any. */
function sortedThroughRelation(schema: Schema, seed: number): ReadCase {
  const cases = Array.from({ length: 30 }, (_, index) => generateReadCase(schema, seed * 31 + index))
  const isRelational = ({ query: { sort } }: ReadCase) =>
    sort?.some(({ path, call }) => path.length > 0 || call.function === 'count') === true
  const [first] = cases
  return cases.find(isRelational) ?? first ?? generateReadCase(schema, seed)
}

/** Nothing narrows the rows, not even a rule of their own collection; what lies behind relations may be hidden. */
function wholeTable(asked: ReadCase): ReadCase {
  const { query, access, ...readCase } = itemsOf(asked)
  const open = [readCase.collection, { rules: [{ filter: null, fields: '*' as const }] }] as const
  return {
    ...readCase,
    query: { ...query, filter: null, search: null },
    access: { ...access, collections: new Map([...access.collections, open]) },
  }
}

/** Keys of some rows, and now and then one that no row has. */
function keysOf({ schema, generated }: LoadedDataset, collection: string, seed: number): readonly KeyValues[] {
  const names = schema.collections.get(collection)?.primaryKey ?? []
  const rows = (generated.rows.get(collection) ?? []).map((row) => names.map((name) => row[name] as string | number))
  const missing = names.map((name) => missingKey(schema, collection, name))
  const all = [...rows, missing]
  const [keys = []] = fc.sample(fc.shuffledSubarray(all, { minLength: 1, maxLength: Math.min(3, all.length) }), { numRuns: 1, seed })
  return keys
}

function missingKey(schema: Schema, collection: string, name: string): string | number {
  return schema.collections.get(collection)?.fields.get(name)?.type === 'uuid' ? '00000000-0000-4000-8000-000000000000' : 41
}
