import type { Connection } from '../connection.ts'
import type { Dialect, IntrospectOptions } from '../dialect.ts'
import { introspect as introspectPostgres } from '../postgres/introspect.ts'
import { rawStatement } from '../sql.ts'

/** `pg_catalog` answers as PostgreSQL's does. */
export const introspect: Dialect['introspect'] = introspectPostgres

/** The catalog has no `xmin` here, so what it says is hashed. */
const fingerprintText = `SELECT md5(concat(
(SELECT string_agg(concat_ws('|', table_schema, table_name, column_name, data_type, is_nullable, column_default, character_maximum_length::text, column_comment), E'\\n' ORDER BY table_schema, table_name, ordinal_position)
FROM information_schema.columns WHERE table_schema = ANY($1::text[])),
(SELECT string_agg(concat_ws('|', c.conrelid::text, c.conname, c.contype::text, c.confrelid::text, c.conkey::text), E'\\n' ORDER BY c.conrelid, c.conname) FROM pg_constraint c),
(SELECT string_agg(concat_ws('|', i.indrelid::text, i.indexrelid::text), E'\\n' ORDER BY i.indexrelid) FROM pg_index i)))`

export async function catalogFingerprint(connection: Connection, options: IntrospectOptions = {}): Promise<string> {
  return (await connection.text({ ...rawStatement(fingerprintText, [options.schemas ?? ['public']]), name: 'recto_fingerprint' })) ?? ''
}
