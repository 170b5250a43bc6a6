import { createHash } from 'node:crypto'
import { compile, sql } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'

/** What refused requests may write: who tried to log in, and answers that are kept to be repeated. */
const exempt = /^recto_(?:activity|sessions|idempotency_keys|users)$/

/** Rows and checksum of each table, by its name. */
export type TableState = ReadonlyMap<string, string>

/** Reads every row of every table. */
export async function tableState({ connection, dialect }: Platform): Promise<TableState> {
  const { tables } = await dialect.introspect(connection)
  const states = tables
    .filter(({ kind, name }) => kind === 'table' && !exempt.test(name))
    .map(async ({ name }) => {
      const statement = compile(dialect, sql`SELECT * FROM ${dialect.expressions.identifier(name)}`)
      const texts = (await connection.rows(statement)).map((row) =>
        JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      )
      const sum = createHash('sha1').update(texts.sort().join('\n')).digest('hex')
      return [name, `${texts.length} rows, ${sum}`] as const
    })
  return new Map(await Promise.all(states))
}

/** Tables that differ. */
export function changedTables(before: TableState, after: TableState): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
}
