import { type DialectAdapter, MysqlAdapter } from 'kysely'

/** kysely's own adapter. */
export function createAdapter(): DialectAdapter {
  return new MysqlAdapter()
}
