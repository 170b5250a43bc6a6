import { bind, compile } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { keyFields } from '@recto/schema'
import type { Session } from './session.ts'
import type { EncodedRow } from './write-statements.ts'

/** Advances sequences past the keys of these rows on engines that don't do so themselves, so that the next generated key is free. */
export async function advanceSequences(
  { connection, dialect }: Session,
  collection: Collection,
  rows: readonly EncodedRow[],
): Promise<void> {
  const { advanceSequence } = dialect.expressions
  const { table } = collection
  if (advanceSequence === undefined || table === null) return
  for (const { name, column } of keyFields(collection)) {
    const most = column?.isAutoIncrement === true ? largest(rows, name) : null
    if (most !== null) await connection.rows(compile(dialect, advanceSequence(table, name, bind(most.toString()))))
  }
}

function largest(rows: readonly EncodedRow[], name: string): bigint | null {
  let most: bigint | null = null
  for (const row of rows) {
    const value = row[name] ?? null
    if (value !== null && (most === null || BigInt(value) > most)) most = BigInt(value)
  }
  return most
}
