import { type DialectAdapter, SqliteAdapter } from 'kysely'

/** kysely's own adapter. */
export function createAdapter(): DialectAdapter {
  return new SqliteAdapter()
}
