import { type Connection, compile, type Dialect, openDatabase, raw, rawStatement } from '@recto/dialects'
import { migrate } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import { administrator } from '../../access/resolve-account.ts'
import { createContext } from '../../context.ts'
import type { Input } from '../../input.ts'
import { openPipeline } from '../../open-pipeline.ts'
import { runRequest } from '../../run-request.ts'
import type { EngineValues } from './native-values.ts'

/** A database with a table of each native type. */
export interface RoundTrip {
  /** The answer of a request, parsed; `null` where there is none. */
  run(input: Input): Promise<unknown>
  /** What a table holds, exactly. */
  stored(table: string): Promise<readonly { readonly id: number; readonly text: string | null }[]>
  close(): Promise<void>
}

/** @throws when a type or a constant is none of the engine's */
export async function openRoundTrip(database: TestDatabase, engine: EngineValues): Promise<RoundTrip> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  await createTables(open, engine)
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  await platform.schemaCache.refresh()
  const asAdministrator = createContext(platform, administrator)
  return {
    async run(input) {
      const result = await runRequest(input, asAdministrator)
      return result?.kind === 'document' ? JSON.parse(result.data) : null
    },
    stored: (table) => open.connection.rows(rawStatement(`SELECT id, ${engine.exactText} AS text FROM ${table} ORDER BY id`)),
    close: () => platform.connection.close(),
  }
}

export function tableOf(index: number): string {
  return `typed_${index}`
}

async function createTables(
  { connection, dialect }: { readonly connection: Connection; readonly dialect: Dialect },
  { setup, types }: EngineValues,
): Promise<void> {
  await connection.transaction(async (session) => {
    const run = (text: string) => session.execute(compile(dialect, raw(text)))
    for (const text of setup) await run(text)
    for (const [index, { type, constants, misfits }] of types.entries()) {
      const all = [...constants, ...misfits]
      await run(`CREATE TABLE ${tableOf(index)} (id INTEGER PRIMARY KEY, v ${type})`)
      for (const [row, constant] of all.entries()) await run(`INSERT INTO ${tableOf(index)} (id, v) VALUES (${row + 1}, ${constant})`)
      await run(`INSERT INTO ${tableOf(index)} (id, v) VALUES (${all.length + 1}, NULL)`)
    }
  })
}
