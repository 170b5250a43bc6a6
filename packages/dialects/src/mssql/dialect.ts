import { effectOfChange } from '../change-effect.ts'
import { openConnection } from '../connection/open-connection.ts'
import type { Dialect } from '../dialect.ts'
import { createAdapter } from './adapter.ts'
import { alter, changeEffects } from './alter.ts'
import { columnTypes } from './column-types.ts'
import { createDriver } from './driver.ts'
import { isSchemaStale, toRectoError } from './errors.ts'
import { expressions } from './expressions.ts'
import { catalogFingerprint, introspect } from './introspect.ts'
import { createQueryCompiler } from './query-compiler.ts'
import { withLock } from './with-lock.ts'

/** SQL Server 2019 and later, and Azure SQL. */
export const mssql: Dialect = {
  name: 'mssql',
  vendor: 'mssql',
  connection: {
    client: 'mssql',
    clientAliases: [],
    schemes: ['mssql', 'sqlserver'],
    port: 1433,
    requires: ['host', 'database', 'user', 'password'],
  },
  supports: {
    // OUTPUT stands in the middle of a statement, not at its end; keys come from SCOPE_IDENTITY instead.
    returning: false,
    insertId: 'last',
    transactionalDdl: true,
    indexesForeignKeys: false,
    schemas: true,
    arrayParameters: false,
    caseInsensitiveEquality: true,
    caseInsensitiveLike: true,
    nullsFirst: true,
    geometry: false,
    enforcesColumnTypes: true,
    isEmbedded: false,
    // Locks are table hints here; there is no FOR UPDATE.
    rowLocks: false,
    documentLists: true,
    flattensExists: true,
    prefersGroups: false,
    pushesIntoGroups: true,
  },
  limits: { identifierBytes: 128, parametersPerStatement: 2098, rowsPerInsert: 1000 },
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
  effectOf: (change) => effectOfChange(change, changeEffects, columnTypes.toNativeType),
  toRectoError,
  isSchemaStale,
}
