import { type Connection, dialectFor } from '@recto/dialects'
import type { KeyValues, Query } from '@recto/query'
import type { Schema } from '@recto/schema'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerOf, type Bench, expectedOf, type Question, questionOf, told } from './bench.ts'
import { countsOf, expectedCountsOf, walkOf } from './counts-and-pages.ts'
import { assertInWorlds } from './in-worlds.ts'

const run = propertyRun(100)

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  const holds = async (property: string, compare: (bench: Bench, seed: number) => Promise<void>): Promise<void> => {
    await assertInWorlds({ connection, dialect }, run, compare)
    printRun(property, database.name, run)
  }

  it('gives every item once, in order, to who follows the cursors', { timeout: 3_600_000 }, () =>
    holds('cursors', async (bench, seed) => {
      const question = itemsOf(questionOf(bench.schema, seed))
      const pages = { ...question, query: { ...question.query, limit: 1 + (Math.abs(seed) % 3) } }
      expect(await walkOf(bench, pages), told(pages, seed)).toEqual(await expectedOf(bench, question))
    }),
  )

  it('finds the items with certain keys, and no others', { timeout: 3_600_000 }, () =>
    holds('keys', async (bench, seed) => {
      const question = questionOf(bench.schema, seed)
      const keys = keysOf(bench, question.collection, seed)
      const [key] = keys
      for (const addressed of [{ ...question, keys }, ...(key === undefined ? [] : [{ ...question, key }])]) {
        expect(await answerOf(bench, addressed), `${told(question, seed)} ${JSON.stringify(keys)}`).toEqual(
          await expectedOf(bench, addressed),
        )
      }
    }),
  )

  it('sorts whole tables by what lies behind relations', { timeout: 3_600_000 }, () =>
    holds('sorts of whole tables', async (bench, seed) => {
      const question = wholeTable(sortedThroughRelation(bench.schema, seed))
      expect(await answerOf(bench, question), told(question, seed)).toEqual(await expectedOf(bench, question))
    }),
  )

  it('counts what may be seen, and what of it is found', { timeout: 3_600_000 }, () =>
    holds('counts', async (bench, seed) => {
      const question = questionOf(bench.schema, seed)
      expect(await countsOf(bench, question), told(question, seed)).toEqual(await expectedCountsOf(bench, question))
    }),
  )
})

/** The same question about all items, without any page or group. */
function itemsOf({ query, ...question }: Question): Question {
  const whole: Query = { ...query, aggregate: null, groupBy: null, having: null, limit: -1, offset: null, page: null }
  return { ...question, query: whole }
}

/** A question with an order that relations decide, if the world has any. */
function sortedThroughRelation(schema: Schema, seed: number): Question {
  const questions = Array.from({ length: 30 }, (_, index) => questionOf(schema, seed * 31 + index))
  const isRelational = ({ query: { sort } }: Question) =>
    sort?.some(({ path, call }) => path.length > 0 || call.function === 'count') === true
  const [first] = questions
  return questions.find(isRelational) ?? first ?? questionOf(schema, seed)
}

/** Nothing narrows the rows, not even a rule of their own collection; what lies behind relations may be hidden. */
function wholeTable(asked: Question): Question {
  const { query, access, ...question } = itemsOf(asked)
  const open = [question.collection, { rules: [{ filter: null, fields: '*' as const }] }] as const
  return {
    ...question,
    query: { ...query, filter: null, search: null },
    access: { ...access, collections: new Map([...access.collections, open]) },
  }
}

/** Keys of some rows, and now and then one that no row has. */
function keysOf({ schema, generated }: Bench, collection: string, seed: number): readonly KeyValues[] {
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
