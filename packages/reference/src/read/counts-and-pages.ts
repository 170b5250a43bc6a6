import { compileRead, encodeCursor, type Query, type RunValues, shapeOf } from '@recto/query'
import { evaluateCounts } from './evaluate-read.ts'
import { datasetOf, type LoadedDataset, now, type ReadCase, valueOrError, variables } from './read-case.ts'

/** More than any dataset holds. */
const itemsMax = 100

/** How many the engine counts, or the code of its refusal. */
export function countInDatabase(
  { connection, dialect, schema }: LoadedDataset,
  { collection, query: asked, access }: ReadCase,
): Promise<unknown> {
  return valueOrError(async () => {
    const query: Query = { ...asked, meta: ['total_count', 'filter_count'] }
    const read = compileRead({ schema, dialect, collection, query, access })
    const values = valuesOf(query)
    const [total, filtered] = await Promise.all(
      [read.totalCount, read.filterCount].map(async (count) => (count === null ? null : Number(await connection.text(count(values))))),
    )
    return { total, filtered }
  })
}

export function countInModel(loaded: LoadedDataset, { collection, query, access }: ReadCase): Promise<unknown> {
  return valueOrError(async () => evaluateCounts({ dataset: datasetOf(loaded), access }, collection, query))
}

/** The items of all pages, each page found by the cursor of the one before, or the code of a refusal. */
export function readAllPages(
  { connection, dialect, schema }: LoadedDataset,
  { collection, query: asked, access }: ReadCase,
): Promise<unknown> {
  return valueOrError(async () => {
    const items: unknown[] = []
    // A cursor that does not move on would be followed for ever.
    for (let cursor: string | null = ''; cursor !== null && items.length < itemsMax; ) {
      const query: Query = { ...asked, cursor }
      const read = compileRead({ schema, dialect, collection, query, access, form: 'rows' })
      const values = valuesOf(query)
      items.push(...(await connection.texts(read.data(values))).map((text) => JSON.parse(text) as unknown))
      const next: string | null = read.nextCursor === null ? null : await connection.text(read.nextCursor(values))
      cursor = next === null ? null : encodeCursor(next)
    }
    return items
  })
}

function valuesOf(query: Query): RunValues {
  return { literals: shapeOf(query).literals, variables, now }
}
