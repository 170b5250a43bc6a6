import type { Connection, Dialect } from '@recto/dialects'
import type { PropertyRun } from '@recto/testing'
import fc from 'fast-check'
import { generateDataset } from './generate-dataset.ts'
import { dropDataset, loadDataset } from './load-dataset.ts'
import type { LoadedDataset } from './read-case.ts'

const casesPerDataset = 20

export interface DatabaseUnderTest {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** Tries a property on generated datasets, each loaded into an engine once for several seeds. */
export async function assertForDatasets(
  { connection, dialect }: DatabaseUnderTest,
  run: PropertyRun,
  property: (loaded: LoadedDataset, seed: number) => Promise<void>,
): Promise<void> {
  const datasets = fc.gen().map((draw) => generateDataset((arbitrary) => draw(() => arbitrary)))
  const inDataset = fc.asyncProperty(datasets, fc.integer(), async (generated, seed) => {
    const schema = await loadDataset(connection, dialect, generated)
    try {
      for (let index = 0; index < casesPerDataset; index++) await property({ connection, dialect, generated, schema }, seed + index)
    } finally {
      await dropDataset(connection, dialect, schema)
    }
  })
  await fc.assert(inDataset, { numRuns: Math.ceil(run.cases / casesPerDataset), seed: run.seed, endOnFailure: true })
}
