import { RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import type { NativeValues } from './native-values.ts'
import { type RoundTrip, tableOf } from './open-round-trip.ts'

interface Shown {
  readonly id: number
  readonly v: unknown
}

/** What is wrong with the values of a table, in words; nothing for a table that keeps the promise. */
export async function problemsOf(open: RoundTrip, index: number, { constants }: NativeValues): Promise<readonly string[]> {
  const table = tableOf(index)
  const shown = (await list(open, table, { fields: 'id,v', sort: 'id' })) as readonly Shown[]
  const problems: string[] = []
  for (const row of shown) {
    const isMisfit = row.id > constants.length
    const found = [...(await problemsOfSave(open, table, row)), ...(row.v === null ? [] : await problemsOfFilters(open, table, row))]
    const serious = isMisfit ? found.filter(({ isRefusal }) => !isRefusal) : found
    problems.push(...serious.map(({ text }) => `${JSON.stringify(row.v)}: ${text}`))
  }
  return [...problems, ...(await problemsOfQueries(open, table, shown))]
}

async function problemsOfSave(open: RoundTrip, table: string, { id, v }: Shown): Promise<readonly Problem[]> {
  const before = await open.stored(table)
  const saved = await refusalOf(open.run({ kind: 'update', collection: table, query: {}, keys: [id], data: { v } }))
  const after = await open.stored(table)
  const problems = saved === null ? [] : [problem(`cannot be saved: ${saved}`)]
  if (JSON.stringify(after) !== JSON.stringify(before))
    problems.push(problem(`a save made ${before.find((row) => row.id === id)?.text} ${after.find((row) => row.id === id)?.text}`))
  return problems
}

interface Problem {
  readonly text: string
  /** A clear 4xx, or a filter that misses the value: not a failure, nor a change. */
  readonly isRefusal: boolean
}

function problem(text: string): Problem {
  return { text, isRefusal: !/INTERNAL|^a save made/.test(text) }
}

/** Operators of the value itself, and whether its row is among the answer. */
const expectations: readonly (readonly [operator: string, operand: (value: unknown) => unknown, isFound: boolean])[] = [
  ['_eq', (value) => value, true],
  ['_neq', (value) => value, false],
  ['_in', (value) => [value], true],
  ['_nin', (value) => [value], false],
  ['_gt', (value) => value, false],
  ['_gte', (value) => value, true],
  ['_lt', (value) => value, false],
  ['_lte', (value) => value, true],
  ['_between', (value) => [value, value], true],
  ['_nbetween', (value) => [value, value], false],
]

async function problemsOfFilters(open: RoundTrip, table: string, { id, v }: Shown): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const [operator, operand, isFound] of expectations) {
    const query = { fields: 'id', filter: { v: { [operator]: operand(v) } } }
    const answer = await attempt(() => list(open, table, query))
    if (typeof answer === 'string') {
      if (!isUnsupported(answer, v)) problems.push(problem(`${operator}: ${answer}`))
    } else if (answer.some((row) => row.id === id) !== isFound) problems.push(problem(`${operator} ${isFound ? 'misses' : 'finds'} it`))
  }
  return problems
}

/** Operators a type does not have, and operands that are no single values, are refused as such. */
function isUnsupported(refusal: string, value: unknown): boolean {
  if (refusal.startsWith('INTERNAL')) return false
  return refusal.includes('does not contain the') || typeof value === 'object' || value === ''
}

const queries: readonly JsonObject[] = [
  { sort: 'v' },
  { sort: '-v', limit: 1 },
  { groupBy: 'v', aggregate: { count: '*' } },
  { aggregate: { countDistinct: 'v' } },
  { aggregate: { min: 'v', max: 'v' } },
  { aggregate: { sum: 'v' } },
  { aggregate: { avg: 'v' } },
  { fields: 'year(v),month(v),day(v)' },
  { fields: 'hour(v),second(v)' },
  { fields: 'week(v),weekday(v)' },
  { fields: 'count(v)' },
  { filter: { 'year(v)': { _gt: 1 } } },
  { filter: { v: { _contains: 'x' } } },
  { filter: { v: { _icontains: '日' } } },
  { filter: { v: { _starts_with: 'x' } } },
  { filter: { v: { _empty: true } } },
  { filter: { v: { _nempty: true } } },
  { filter: { v: { _null: true } } },
  { filter: { v: { _eq: 'no such value' } } },
  { filter: { v: { _neq: 'no such value' } } },
  { filter: { v: { _in: ['no such value', '1'] } } },
  { filter: { v: { _eq: '99999999999999999999999999' } } },
  { filter: { v: { _gt: 1.5 } } },
  { search: 'x' },
  { search: '日' },
  { search: '5' },
  { search: '7.5' },
  { search: '6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f' },
]

/** Whatever else is asked of the column is answered, or refused by what was sent. */
async function problemsOfQueries(open: RoundTrip, table: string, shown: readonly Shown[]): Promise<readonly string[]> {
  const searches = shown.flatMap(({ v }) => (v === null ? [] : [{ search: String(v) }]))
  const problems: string[] = []
  for (const query of [...queries, ...searches]) {
    const refusal = await refusalOf(open.run({ kind: 'read', collection: table, query }))
    if (refusal?.startsWith('INTERNAL') === true) problems.push(`${JSON.stringify(query)}: ${refusal}`)
  }
  return problems
}

async function list(open: RoundTrip, table: string, query: JsonObject): Promise<readonly { readonly id: number }[]> {
  return (await open.run({ kind: 'read', collection: table, query: { ...query, limit: -1 }, isBuffered: true })) as readonly {
    id: number
  }[]
}

async function attempt<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    return refusal(error)
  }
}

async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): string {
  if (error instanceof RectoError && error.status < 500) return `${error.code}: ${error.message}`
  return `INTERNAL: ${error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)}`
}
