import { type DialectAdapter, DialectAdapterBase } from 'kysely'

/** RETURNING goes into bind variables and DDL commits, so both flags stay `false`. */
class OracleAdapter extends DialectAdapterBase {
  override get supportsCreateIfNotExists(): boolean {
    return false
  }

  /** Recto's migrations have a lock of their own; kysely's Migrator is not used. */
  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}

/** See {@link OracleAdapter}. */
export function createAdapter(): DialectAdapter {
  return new OracleAdapter()
}
