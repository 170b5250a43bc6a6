import type { TableName } from '../../schema-change.ts'
import { bind, type Sql, sql } from '../../sql.ts'

/**
 * Sets the sequence behind a column, where there is one and the session may. What is set stays set when the transaction is
 * rolled back, as with every number a sequence gave away.
 */
export function advanceSequence({ schema, name }: TableName, column: string, value: Sql): Sql {
  const table = (schema === null ? [name] : [schema, name]).map((part) => `"${part.replaceAll('"', '""')}"`).join('.')
  const sequence = sql`SELECT pg_get_serial_sequence(${bind(table)}::text, ${bind(column)}::text)::regclass AS seq, ${value}::bigint AS past`
  const mayBeSet = sql`has_sequence_privilege(c.seq, 'UPDATE') AND has_sequence_privilege(c.seq, 'SELECT')`
  const isBehind = sql`CASE WHEN ${mayBeSet} THEN c.past > coalesce(pg_sequence_last_value(c.seq), 0) ELSE false END`
  return sql`SELECT setval(c.seq, c.past) FROM (${sequence}) AS c WHERE c.seq IS NOT NULL AND ${isBehind}`
}
