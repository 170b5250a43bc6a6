import type { Connection, Dialect } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { type Access, compileRead, type DataStatement, type KeyValues, keyLiterals, printQuery, type Query, shapeOf } from '@recto/query'
import { printFilter } from '@recto/query/syntax'
import type { Schema } from '@recto/schema'
import fc from 'fast-check'
import { runRead } from '../conformance/run-read.ts'
import type { Dataset, Row } from './dataset.ts'
import { evaluateRead } from './evaluate-read.ts'
import { generateAccess } from './generate-access.ts'
import type { GeneratedDataset } from './generate-dataset.ts'
import { generateAggregate, generateQuery } from './generate-query.ts'

/** What someone with certain rights asks of a collection. */
export interface ReadCase {
  readonly collection: string
  readonly query: Query
  readonly access: Access
  readonly key?: KeyValues
  readonly keys?: readonly KeyValues[]
}

/** A dataset that was loaded into an engine. */
export interface LoadedDataset {
  readonly connection: Connection
  readonly dialect: Dialect
  readonly generated: GeneratedDataset
  readonly schema: Schema
}

/** The moment that is now in every run. */
export const now = new Date('2024-06-01T00:00:00.000Z')

/** What the caller's variables turn out to be. */
export const variables: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['$CURRENT_USER.number', 5],
  ['$CURRENT_USER.numbers', [1, 2, 7]],
  ['$CURRENT_USER.nothing', null],
  ['$CURRENT_USER.nothings', []],
  ['$CURRENT_ROLE', 'ab'],
  ['$CURRENT_ROLES', ['a', 'b1', '1']],
])

/** The case of a seed. */
export function generateReadCase(schema: Schema, seed: number): ReadCase {
  const cases = fc.gen().map((draw): ReadCase => {
    const pick = <Value>(arbitrary: fc.Arbitrary<Value>): Value => draw(() => arbitrary)
    const collection = pick(fc.constantFrom(...schema.collections.keys()))
    const query =
      pick(fc.integer({ min: 0, max: 4 })) === 0 ? generateAggregate(pick, schema, collection) : generateQuery(pick, schema, collection)
    return { collection, query, access: generateAccess(pick, schema) }
  })
  const [readCase] = fc.sample(cases, { numRuns: 1, seed })
  if (readCase === undefined) throw new TypeError('nothing was drawn')
  return readCase
}

/** The dataset as the reference model knows it, with the habits of the engine it is compared with. */
export function datasetOf({ generated, schema, dialect }: LoadedDataset): Dataset {
  const { caseInsensitiveEquality, caseInsensitiveLike, nullsFirst } = dialect.supports
  const traits = { ignoresCaseInEquality: caseInsensitiveEquality, ignoresCaseInLike: caseInsensitiveLike, nullsFirst }
  return { schema, rows: generated.rows, traits, variables, now }
}

/** The engine's answer, or the code of its refusal. */
export function readFromDatabase(loaded: LoadedDataset, readCase: ReadCase): Promise<unknown> {
  return valueOrError(() => run(loaded, readCase))
}

/** Everything an engine answers, byte for byte and as the server asks for it: data, counts, where the page ends, or the whole refusal. */
export async function readTextFromDatabase(
  { connection, dialect, schema }: LoadedDataset,
  { collection, query: asked, access }: ReadCase,
): Promise<string> {
  const query: Query = {
    ...asked,
    meta: ['total_count', 'filter_count'],
    cursor: asked.aggregate === null && asked.groupBy === null ? '' : null,
  }
  try {
    const read = compileRead({ schema, dialect, collection, query, access, form: 'fields' })
    const run = { literals: shapeOf(query).literals, variables, now }
    const parts = [read.data(run), read.totalCount?.(run), read.filterCount?.(run), read.nextCursor?.(run)]
    const texts: string[] = []
    for (const statement of parts) if (statement !== undefined) texts.push(...(await textsOf(connection, statement)), '')
    return texts.join('\n')
  } catch (error) {
    if (error instanceof RectoError) return JSON.stringify([error.code, error.message, error.extensions])
    throw error
  }
}

/** The reference model's answer, or the code of its refusal. */
export function readFromModel(loaded: LoadedDataset, { collection, query, access, ...addressed }: ReadCase): Promise<unknown> {
  const viewer = { dataset: datasetOf(loaded), access }
  const keys = addressed.key === undefined ? addressed.keys : [addressed.key]
  const names = loaded.schema.collections.get(collection)?.primaryKey ?? []
  const isAddressed = (row: Row): boolean => keys?.some((key) => isKeyOf(key, names, row)) ?? true
  return valueOrError(async () => {
    const rows = evaluateRead(viewer, collection, query, isAddressed)
    return addressed.key === undefined ? rows : (rows[0] ?? null)
  })
}

function isKeyOf(key: KeyValues, names: readonly string[], row: Row): boolean {
  return key.every((value, index) => String(value) === String(row[names[index] ?? '']))
}

async function run(
  { connection, dialect, schema }: LoadedDataset,
  { collection, query, access, ...addressed }: ReadCase,
): Promise<unknown> {
  const literals = [...shapeOf(query).literals, ...keyLiterals(addressed)]
  return await runRead(connection, { schema, dialect, collection, query, access, ...addressed }, { literals, variables, now })
}

function textsOf(connection: Connection, statement: DataStatement): Promise<readonly string[]> {
  const { layout } = statement
  return layout === undefined || connection.list === undefined
    ? connection.texts(statement)
    : connection.list(statement, layout).then((list) => [list])
}

/** What came of it, or the code of its refusal. */
export async function valueOrError(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RectoError) return { code: error.code }
    throw error
  }
}

/** A readCase as one can read it, and ask it again. */
export function describeCase({ collection, query, access }: ReadCase, seed: number): string {
  const rules = [...access.collections].map(([name, { rules: list }]) => [
    name,
    list.map(({ filter, fields }) => [filter === null ? null : printFilter(filter), fields === '*' ? '*' : [...fields]]),
  ])
  return JSON.stringify({ collection, query: printQuery(query), access: access.isUnrestricted ? '*' : Object.fromEntries(rules), seed })
}
