import type { Dialect } from '../dialect.ts'
import { mysql } from '../mysql/dialect.ts'
import { createAdapter } from './adapter.ts'
import { alter } from './alter.ts'
import { columnTypes } from './column-types.ts'
import { createDriver } from './driver.ts'
import { isSchemaStale, toRectoError } from './errors.ts'
import { expressions } from './expressions.ts'
import { catalogFingerprint, introspect } from './introspect.ts'
import { createQueryCompiler } from './query-compiler.ts'
import { withLock } from './with-lock.ts'

/** MariaDB 10.6 and later. */
export const mariadb: Dialect = {
  ...mysql,
  name: 'mariadb',
  connection: { ...mysql.connection, client: 'mariadb', clientAliases: [], schemes: ['mariadb'] },
  // Derived tables see nothing of the query around them, but groups are made for the wanted keys alone.
  supports: { ...mysql.supports, returning: true, prefersGroups: true, pushesIntoGroups: true },
  columnTypes,
  expressions,
  createDriver,
  createQueryCompiler,
  createAdapter,
  introspect,
  catalogFingerprint,
  withLock,
  alter,
  toRectoError,
  isSchemaStale,
}
