import type { Connection, Dialect } from '@recto/dialects'
import type { PropertyRun } from '@recto/testing'
import fc from 'fast-check'
import type { Bench } from './bench.ts'
import { generateWorld } from './generate-world.ts'
import { dropWorld, loadWorld } from './load-world.ts'

const casesPerWorld = 20

export interface Engine {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** Tries a property on generated worlds, each loaded into an engine once for several seeds. */
export async function assertInWorlds(
  { connection, dialect }: Engine,
  run: PropertyRun,
  property: (bench: Bench, seed: number) => Promise<void>,
): Promise<void> {
  const worlds = fc.gen().map((draw) => generateWorld((arbitrary) => draw(() => arbitrary)))
  const inWorld = fc.asyncProperty(worlds, fc.integer(), async (generated, seed) => {
    const schema = await loadWorld(connection, dialect, generated)
    try {
      for (let index = 0; index < casesPerWorld; index++) await property({ connection, dialect, generated, schema }, seed + index)
    } finally {
      await dropWorld(connection, dialect, schema)
    }
  })
  await fc.assert(inWorld, { numRuns: Math.ceil(run.cases / casesPerWorld), seed: run.seed, endOnFailure: true })
}
