import { type DialectAdapter, PostgresAdapter } from 'kysely'

/** kysely's own adapter. */
export function createAdapter(): DialectAdapter {
  return new PostgresAdapter()
}
