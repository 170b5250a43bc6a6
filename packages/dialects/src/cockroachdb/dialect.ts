import { openConnection } from '../connection/open-connection.ts'
import type { Dialect } from '../dialect.ts'
import { postgres } from '../postgres/dialect.ts'
import { createAdapter } from './adapter.ts'
import { alter } from './alter.ts'
import { columnTypes } from './column-types.ts'
import { createDriver } from './driver.ts'
import { isSchemaStale, toRectoError } from './errors.ts'
import { expressions } from './expressions.ts'
import { catalogFingerprint, introspect } from './introspect.ts'
import { createQueryCompiler } from './query-compiler.ts'
import { withLock } from './with-lock.ts'

/** CockroachDB 23.1 and later: speaks PostgreSQL, apart from the differences said in this folder. */
export const cockroachdb: Dialect = {
  ...postgres,
  name: 'cockroachdb',
  vendor: 'cockroachdb',
  connection: { ...postgres.connection, client: 'cockroachdb', clientAliases: [], schemes: ['cockroachdb', 'cockroach'], port: 26_257 },
  // Statements after DDL in one transaction may see the old schema, and some DDL is carried out after COMMIT.
  // https://www.cockroachlabs.com/docs/stable/online-schema-changes#limitations
  supports: { ...postgres.supports, transactionalDdl: false, nullsFirst: true },
  columnTypes,
  expressions,
  createDriver,
  connect: (config) => openConnection(createDriver(config), { config, toRectoError }),
  createQueryCompiler,
  createAdapter,
  introspect,
  catalogFingerprint,
  withLock,
  alter,
  toRectoError,
  isSchemaStale,
}
