import { type DialectAdapter, MssqlAdapter } from 'kysely'

/** kysely's own adapter. */
export function createAdapter(): DialectAdapter {
  return new MssqlAdapter()
}
