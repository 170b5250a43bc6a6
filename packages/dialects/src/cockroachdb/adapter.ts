import { type DialectAdapter, PostgresAdapter } from 'kysely'

/** Statements after DDL in one transaction may see the old schema. */
class CockroachAdapter extends PostgresAdapter {
  override get supportsTransactionalDdl(): boolean {
    return false
  }
}

/** PostgreSQL's adapter, without transactional DDL. */
export function createAdapter(): DialectAdapter {
  return new CockroachAdapter()
}
